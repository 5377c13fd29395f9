import { PLATFORMS } from "../../../providers/platforms/platforms";
import { leaveAlone } from "../../../infra/actions/leave-alone";
import { type Registration, StackProvider, startEngine, valueOf } from "./support/declared-stack";

const { capabilities } = PLATFORMS.cxone;
let registered: Registration[];
beforeEach(async () => {
  registered = await startEngine({ stdout: '{ "tier": "gold" }' });
});
const providers = () => ({ platform: new StackProvider("cxone"), command: new StackProvider("command") });

describe("an action that an update excludes", () => {
  it("is declared under its name and type, without arguments, and has no answer where nothing tests it", async () => {
    const { name, resource, answer } = leaveAlone("lookup", capabilities, providers(), false);
    await valueOf(resource.urn);
    expect({ name, answer }).toEqual({ name: "lookup", answer: undefined });
    expect(registered.filter(({ type }) => !type.startsWith("pulumi:providers:"))).toMatchObject([
      { type: capabilities.resourceType, name: "lookup", inputs: { environment: {} } },
    ]);
  });

  it("has the smoke test of its state declared with it, and the answer that it gave", async () => {
    const { resource, answer } = leaveAlone("lookup", capabilities, providers(), true);
    const urn = await valueOf(resource.urn);
    expect(await (answer && valueOf(answer))).toEqual({ tier: "gold" });
    expect(registered.find(({ name }) => name === "lookup")?.provider).toContain("cxone");
    const test = registered.find(({ name }) => name === "lookup-smoke-test");
    expect(test).toMatchObject({ type: "command:local:Command" });
    expect(test?.provider).toContain("command");
    expect(urn).toContain("lookup");
  });
});
