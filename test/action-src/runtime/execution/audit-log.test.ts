import {
  type ActionContext,
  AuditLog,
  executionIdOf,
} from "../../../../action-src/runtime/execution/audit-log";
import { ActionFailure } from "../../../../action-src/runtime/execution/action-failure";
import { LIMITS } from "../../../../action-src/runtime/execution/limits";
import { VirtualClock } from "../../../support/virtual-clock";

type Logger = NonNullable<ActionContext["logger"]>;

/** An execution's log 1 s after the clock began, and 250 ms into the execution. */
function log(logger: Logger | undefined) {
  const clock = new VirtualClock();
  clock.advanceBy(1_000);
  const audit = new AuditLog(logger, "lookup", "execution-1", clock);
  clock.advanceBy(250);
  return audit;
}

describe("AuditLog", () => {
  it("writes a step with its outcome, fields and time to the level's function", () => {
    const written: unknown[] = [];
    const note = (level: string) => (message: string, fields?: object) =>
      void written.push([level, message, fields]);
    const audit = log({ info: note("info"), warn: note("warn"), error: note("error") });
    audit.record("warn", "find", "retried", { attempt: 2 });
    audit.record("error", "find", "failed", {}, 1_200);
    const record = { executionId: "execution-1", step: "find" };
    expect(written).toEqual([
      ["warn", "lookup find: retried", { ...record, outcome: "retried", durationMs: 250, attempt: 2 }],
      ["error", "lookup find: failed", { ...record, outcome: "failed", durationMs: 50 }],
    ]);
  });

  it("keeps the execution alive without a logger, or with one that lacks the level, throws or rejects", async () => {
    const rejected = Promise.reject(new Error("the logger"));
    const throwing = (): never => {
      throw new Error("the logger");
    };
    for (const logger of [
      undefined,
      {},
      { info: throwing },
      { info: () => rejected },
      { info: () => "written" },
    ])
      expect(() => log(logger).record("info", "find", "done", {})).not.toThrow();
    // Where the rejection were not taken, the process would end.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe("executionIdOf", () => {
  const newId = () => "new";

  it.each(["a", "A_z-09", "x".repeat(64)])("is the platform's where that is harmless: %s", (executionId) => {
    expect(executionIdOf({ executionId }, newId)).toBe(executionId);
  });

  it.each([
    undefined,
    null,
    {},
    { executionId: "" },
    { executionId: "x".repeat(65) },
    { executionId: "a b" },
    { executionId: "a\n" },
    { executionId: "!a" },
    { executionId: 7 },
  ])("is a new one for %p", (context) => {
    expect(executionIdOf(context as ActionContext, newId)).toBe("new");
  });
});

describe("ActionFailure", () => {
  it("names itself, and gives code and message as details", () => {
    const failure = new ActionFailure("INTERNAL_ERROR", "It broke.");
    expect([failure.name, failure.details]).toEqual(["ActionFailure", "INTERNAL_ERROR: It broke."]);
  });

  it("cuts details to what the contract takes, and not a character sooner", () => {
    const most = LIMITS.maxErrorDetailsLength;
    const fitting = "x".repeat(most - "INTERNAL_ERROR: ".length);
    expect(new ActionFailure("INTERNAL_ERROR", fitting).details).toBe(`INTERNAL_ERROR: ${fitting}`);
    const cut = new ActionFailure("INTERNAL_ERROR", `${fitting}y`).details;
    expect([cut.length, cut.at(-1), cut.at(-2)]).toEqual([most, "…", "x"]);
  });
});
