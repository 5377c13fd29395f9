import { ActionHarness, codeOf } from "../../../test/support/action-harness";
import { action } from "../action";
import type { RecordLookupOutputs } from "../contract";
import { createHandler } from "../handler";
import { sim } from "../sim";

let world: ActionHarness<RecordLookupOutputs>;
beforeEach(async () => (world = await ActionHarness.start({ action, createHandler, sim })));
afterEach(() => world.close());

const PATH = "/records/R-1001";

describe("record-lookup", () => {
  it("tells the status of a record", async () => {
    expect(await world.execute({ recordId: "R-1001" })).toEqual({ recordFound: true, recordStatus: "open" });
  });

  it("fails with a code of its own when nobody knows the record", async () => {
    expect(codeOf(await world.execute({ recordId: "R-9999" }))).toBe("RECORD_LOOKUP_NOT_FOUND");
  });

  it("fails with INPUT_INVALID, and asks nobody, without an identifier", async () => {
    expect(codeOf(await world.execute({}))).toBe("INPUT_INVALID");
    expect(world.backend.log.entries).toEqual([]);
  });

  // The faults that a backend can be planned to have: sim/faults/fault.ts.
  it.each(["reset", "torn-answer", "stall"] as const)("rides out a %s", async (kind) => {
    world.backend.faults.plan({ match: { path: PATH }, fault: { kind } });
    expect(await world.execute({ recordId: "R-1001" })).toMatchObject({ recordFound: true });
    expect(world.backend.log.count("GET", PATH)).toBe(2);
  });

  it("answers in time when the backend never does", async () => {
    world.backend.faults.plan({ match: { path: PATH }, times: "always", fault: { kind: "stall" } });
    const { outputs, tookMs } = await world.time({ recordId: "R-1001" });
    expect(codeOf(outputs)).toBe("RECORD_LOOKUP_TIMEOUT");
    expect(tookMs).toBeLessThanOrEqual((action.timeoutSeconds * 1000 * 5) / 6);
  });

  it("has a smoke test that holds on the simulated backend, and shows no secret in the trace", async () => {
    expect(await world.execute(action.smokeTest.inputs)).toMatchObject({ recordFound: true });
    expect(JSON.stringify(world.records)).not.toMatch(/R-1001|secret-of-the-harness/);
  });
});
