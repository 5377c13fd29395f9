import { confirmWritten } from "../../../providers/data-action/confirm-written";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { UnfinishedError } from "../../../providers/errors/unfinished-error";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import { checkedInputs, recordOf, without } from "./scripted-api";

async function confirm(change: (record: ActionRecord) => ActionRecord) {
  const inputs = await checkedInputs();
  return confirmWritten(CXONE_CAPABILITIES, inputs, change(recordOf(inputs)));
}

describe("confirmWritten", () => {
  it("gives the outputs when CXone took what was sent, or does not tell the code's hash", async () => {
    expect(await confirm((record) => record)).toMatchObject({ name: "lookup", version: 3 });
    expect(await confirm((record) => without(record, "codeSha256"))).toMatchObject({
      name: "lookup",
      version: 3,
    });
  });

  it.each([
    [
      "other code",
      (record: ActionRecord) => ({ ...record, codeSha256: "0".repeat(64) }),
      `sha256 ${"0".repeat(64)}`,
    ],
    ["another name", (record: ActionRecord) => ({ ...record, name: "renamed" }), '"renamed"'],
  ])("keeps the action in the state, unfinished, when CXone reports %s", async (_case, change, seen) => {
    const error = await confirm(change).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnfinishedError);
    expect(error).toMatchObject({
      code: "CXONE_UNFINISHED",
      outcome: "done",
      id: "42",
      properties: {
        __provider: "the shim",
        environmentFingerprints: "CRM_CLIENT_ID changed-in-cxone\nCRM_CLIENT_SECRET changed-in-cxone",
      },
    });
    const { message, reasons } = error as UnfinishedError;
    expect(message).toMatch(/^Writing of data action "lookup" \(id 42\) /);
    expect(message).toContain(seen);
    expect(reasons).toEqual([message]);
  });

  it("records no variable of an unfinished action whose server does not tell them", async () => {
    const error = await confirm((record) =>
      without({ ...record, name: "renamed" }, "environmentNames"),
    ).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ properties: { environmentFingerprints: "" } });
  });
});
