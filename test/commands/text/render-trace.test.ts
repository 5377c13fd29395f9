import { renderTrace } from "../../../commands/text/render-trace";

describe("renderTrace", () => {
  it("tells each step with its time, and what it adds, once", () => {
    const text = renderTrace({
      executionId: "e-1",
      status: "failed",
      durationMs: 42,
      lines: [
        {
          time: "2026-01-01T00:00:00.000Z",
          level: "warn",
          message: "a order: status 503",
          fields: { executionId: "e-1", step: "order", durationMs: 7, attempt: 1, ignored: ["x"] },
        },
        { time: "2026-01-01T00:00:00.040Z", level: "error", message: "TypeError: no\n  at index.js:1:1" },
      ],
    });
    expect(text.split("\n")).toEqual([
      "Execution e-1: failed in 42 ms",
      '      +0 ms  warn  a order: status 503 (7 ms) attempt=1 ignored=["x"]',
      "     +40 ms  error TypeError: no",
      "                     at index.js:1:1",
    ]);
  });

  it("is headed by the failure that the handler answered with, which the platform calls a success", () => {
    const lines = [
      {
        time: "2026-01-01T00:00:00.000Z",
        level: "error",
        message: "a execution: failed",
        fields: { step: "execution", outcome: "failed", code: "ORDERS_NOT_FOUND" },
      },
    ];
    const [head] = renderTrace({ executionId: "e-1", status: "succeeded", durationMs: 4, lines }).split("\n");
    expect(head).toBe("Execution e-1: failed with ORDERS_NOT_FOUND in 4 ms");
  });

  it("lets nothing steer the terminal", () => {
    const lines = [{ time: "", level: "info", message: "\u001b[2Jgone\r" }];
    expect(renderTrace({ executionId: "e", status: "", lines })).not.toMatch(/\p{Cc}(?<!\n)/u);
  });
});
