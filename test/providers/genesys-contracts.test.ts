import * as z from "zod";
import { toApiSchema } from "../../infra/actions/api-schema";
import type { HttpTransport } from "../../foundation/http-transport";
import { formatContract } from "../../providers/contract/contract-text";
import { axiosTransport } from "../../providers/http/axios-transport";
import type { Properties } from "../../providers/properties";
import { startGenesysCloud, type GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../support/virtual-clock";
import { OneResourceStack } from "./support/one-resource-stack";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { sampleInputs } from "./support/sample-program";

let sim: GenesysCloudSimulator;
let integrationId: string;
beforeEach(async () => {
  sim = await startGenesysCloud();
  const integration = new OneResourceStack((await provide()).integration);
  await integration.up({ name: "functions", stack: "p/dev", state: "", fields: {}, fingerprintKey: "" });
  integrationId = integration.state?.id ?? "";
});
afterEach(() => sim.close());

const provide = (transport: HttpTransport = axiosTransport) =>
  provideForGenesysCloud(sim, new VirtualClock(), transport);
const wanted = (overrides: Properties = {}): Properties =>
  sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: {},
    tags: { stack: "p/dev" },
    integrationId,
    ...overrides,
  });
const contractOf = (outputs: z.ZodObject): string =>
  formatContract({
    inputs: toApiSchema(z.object({ id: z.string() }), "input"),
    outputs: toApiSchema(outputs, "output"),
  });

describe("a contract on Genesys Cloud", () => {
  it("is published with the items of its arrays", async () => {
    const stack = new OneResourceStack(await provide());
    const contract = contractOf(z.object({ tier: z.string(), tags: z.array(z.string()) }));
    await stack.up(wanted({ contract }));
    const [action] = sim.organization.actions.list();
    expect(action?.published?.successSchema["properties"]).toMatchObject({
      tags: { type: "array", items: { type: "string" } },
    });
    expect(await stack.refresh()).toBe("same");
  });

  it("is refused before any write where it has an array in an array", async () => {
    const stack = new OneResourceStack(await provide());
    const contract = contractOf(z.object({ rows: z.array(z.array(z.string())) }));
    await expect(stack.up(wanted({ contract }))).rejects.toThrow("outputs.rows has an array in an array");
    expect(sim.organization.actions.list()).toEqual([]);
  });

  it("can be adopted where somebody gave a property bounds, a title or a default by hand", async () => {
    const byHand: HttpTransport = async (request, signal) => {
      const answer = await axiosTransport(request, signal);
      const more = '"id":{"default":"","maxLength":5,"title":"Id","type":"string"}';
      return { ...answer, body: answer.body.replaceAll('"id":{"type":"string"}', more) };
    };
    await new OneResourceStack(await provide()).up(wanted());
    const [before] = sim.organization.actions.list();
    const stack = new OneResourceStack(await provide(byHand));
    expect(await stack.up(wanted({ adopt: before?.id }))).toBe("created");
    expect(stack.state?.id).toBe(before?.id);
    expect(await stack.refresh()).toBe("same");
  });
});
