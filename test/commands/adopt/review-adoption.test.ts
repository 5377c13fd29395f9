import { reviewAdoption } from "../../../commands/adopt/review-adoption";
import { parseStackConfig } from "../../../commands/stack/stack-config";
import { stackConnection } from "../../../commands/stack/stack-connection";
import type { DataActionsApi } from "../../../providers/platforms/data-actions-api";
import { contentOfRecord } from "../../../providers/data-action/visible-content";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { bundleAsset, SAMPLE_CONTRACT_TEXT } from "../../providers/support/sample-program";
import { readFileSync } from "node:fs";

let simulator: CxoneSimulator;
let api: DataActionsApi;
const options = (id: string) => ({ stack: "dev", action: "lookup", id, yes: true });
const definition = {
  contract: SAMPLE_CONTRACT_TEXT,
  name: "lookup",
  description: "By hand",
  runtime: "nodejs18",
  timeoutSeconds: 20,
  environment: {},
  tags: {},
  codeBase64: readFileSync(bundleAsset()["path"] ?? "").toString("base64"),
};

beforeEach(async () => {
  simulator = await startCxone();
  const config = {
    "project:cxoneBaseUrl": { value: simulator.url, secret: false },
    "project:cxoneClientId": { value: "dev-cxone-client", secret: false },
    "other:cxoneClientSecret": { value: "wrong", secret: true },
  };
  api = stackConnection(parseStackConfig(JSON.stringify(config), "project"), {
    CXONE_CLIENT_SECRET: "dev-cxone-secret",
  });
});
afterEach(() => simulator.close());

describe("reviewAdoption", () => {
  it("lists the differences and changes nothing when the action is there", async () => {
    const record = await api.postAction(definition);
    const program = { ...contentOfRecord(record), description: "Looks the caller up" };
    expect(await reviewAdoption(options(record.id), api, program, undefined)).toEqual([
      'description: "By hand" -> "Looks the caller up"',
    ]);
    expect(simulator.actions.get(record.id)?.version).toBe(1);
  });

  it("names the id that the name has when there is no action with the given one", async () => {
    const record = await api.postAction(definition);
    const program = contentOfRecord(record);
    await expect(reviewAdoption(options("nobody"), api, program, undefined)).rejects.toMatchObject({
      code: "COMMAND_INVALID",
      message: expect.stringContaining(`has the id ${record.id}`),
    });
    await api.deleteAction(record.id);
    await expect(reviewAdoption(options("nobody"), api, program, undefined)).rejects.toThrow(
      /none called "lookup" either/,
    );
  });

  it("is refused when the id belongs to an action of another name", async () => {
    const record = await api.postAction({ ...definition, name: "somebody-elses" });
    await expect(reviewAdoption(options(record.id), api, contentOfRecord(record), undefined)).rejects.toThrow(
      /found an action called "somebody-elses"/,
    );
  });

  it("is refused when another stack has it, unless that stack is named", async () => {
    const record = await api.postAction({ ...definition, tags: { stack: "shop/prod" } });
    const program = contentOfRecord(record);
    const ours = { stack: "shop/dev", state: "" };
    const review = (from?: string, managed?: string) =>
      reviewAdoption({ ...options(record.id), ...(from ? { from } : {}) }, api, program, managed, {
        ours,
        nameSuffix: "",
      });
    const refused = {
      code: "CXONE_OTHER_STACK",
      message: expect.stringMatching(/belongs to the stack shop\/prod.*--from shop\/prod/) as string,
    };
    await expect(review()).rejects.toMatchObject(refused);
    await expect(review("shop/test")).rejects.toMatchObject(refused);
    expect(await review("shop/prod")).toEqual([]);
    // The state has to let go of it first, for an update of it would be refused.
    await expect(review("shop/prod", record.id)).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching(/Let go of it on this stack/) as string,
    });
  });

  it("looks for the name that the action has on this stack", async () => {
    const record = await api.postAction({ ...definition, name: "lookup-dev" });
    const program = contentOfRecord(record);
    const review = (nameSuffix: string) =>
      reviewAdoption(options(record.id), api, program, undefined, {
        ours: { stack: "", state: "" },
        nameSuffix,
      });
    expect(await review("-dev")).toEqual([]);
    await expect(review("")).rejects.toThrow(/called "lookup-dev"/);
  });

  it("is refused when the stack manages the name already", async () => {
    const record = await api.postAction(definition);
    const program = contentOfRecord(record);
    await expect(reviewAdoption(options(record.id), api, program, record.id)).rejects.toThrow(
      /is not needed/,
    );
    await expect(reviewAdoption(options(record.id), api, program, "other")).rejects.toThrow(/id other\)/);
  });
});
