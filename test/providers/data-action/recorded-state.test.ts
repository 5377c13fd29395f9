import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import { diffDataAction } from "../../../providers/data-action/diff-data-action";
import { textOf, type Properties } from "../../../providers/properties";
import { refreshedInputs, refreshedState } from "../../../providers/data-action/recorded-state";

const folder = path.join(__dirname, "fixtures");
const states = readdirSync(folder).filter((file) => file.startsWith("state-"));

/** What CXone answers of an action that nobody touched since the state was written. */
function untouched(outputs: Properties): ActionRecord {
  return {
    contract: textOf(outputs, "contract"),
    id: "5a0b6f0e-6a1f-4d3e-9a44-6a0b3a0f8f11",
    name: textOf(outputs, "name"),
    description: textOf(outputs, "description"),
    runtime: textOf(outputs, "runtime"),
    version: outputs["version"] as number,
    codeSha256: textOf(outputs, "codeSha256"),
    timeoutSeconds: outputs["timeoutSeconds"] as number,
    environmentNames: ["CRM_CLIENT_ID"],
    dateCreated: textOf(outputs, "dateCreated"),
    dateModified: textOf(outputs, "dateModified"),
  };
}

describe.each(states)("refreshedState of %s", (file) => {
  const { inputs, outputs } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<
    "inputs" | "outputs",
    Properties
  >;

  it("is the state, and gives the inputs without a change, when nobody touched the action", () => {
    const refreshed = refreshedState(outputs, untouched(outputs));
    expect(refreshed).toEqual(outputs);
    expect(diffDataAction(refreshed, inputs, CXONE_CAPABILITIES).changes).toBe(false);
    const { path: _path, ...asset } = inputs["code"] as Record<string, string>;
    expect(refreshedInputs(refreshed)).toEqual({ ...inputs, code: asset });
  });

  it("shows the field when somebody edited it", () => {
    const live = { ...untouched(outputs), description: "By hand", version: 4 };
    const refreshed = refreshedState(outputs, live);
    expect(refreshed).toMatchObject({ description: "By hand", version: 4 });
    expect(refreshed["environmentFingerprints"]).toBe(outputs["environmentFingerprints"]);
    expect(diffDataAction(refreshed, inputs, CXONE_CAPABILITIES).changes).toBe(true);
  });
});
