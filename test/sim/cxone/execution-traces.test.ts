import { ExecutionTraces } from "../../../sim/cxone/execution-traces";

describe("ExecutionTraces", () => {
  it("forgets the oldest when there are more than the limit", () => {
    const traces = new ExecutionTraces(() => 0, 2);
    for (const id of ["1", "2", "3"]) traces.start(id, { id: "a", version: 1 });
    traces.addLine("1", { level: "info", message: "late" });
    expect(["1", "2", "3"].map((id) => traces.get(id)?.executionId)).toEqual([undefined, "2", "3"]);
  });

  it("cuts long messages and drops further lines when a handler logs without end", () => {
    const traces = new ExecutionTraces(() => 0);
    const trace = traces.start("1", { id: "a", version: 1 });
    for (let line = 0; line < 1_500; line += 1) {
      traces.addLine("1", { level: "info", message: "x".repeat(10_000) });
    }
    expect(trace.logLines).toHaveLength(1_000);
    expect(trace.logLines[0]?.message).toHaveLength(8_192);
  });
});
