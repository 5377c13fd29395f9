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

  it("is refused when the stack manages the name already", async () => {
    const record = await api.postAction(definition);
    const program = contentOfRecord(record);
    await expect(reviewAdoption(options(record.id), api, program, record.id)).rejects.toThrow(
      /is not needed/,
    );
    await expect(reviewAdoption(options(record.id), api, program, "other")).rejects.toThrow(/id other\)/);
  });
});
