import { parsePlannedFaults } from "../../../sim/faults/parse-planned-faults";

describe("parsePlannedFaults", () => {
  it("reads one fault, or a list of every kind", () => {
    expect(parsePlannedFaults({ fault: { kind: "reset" } })).toHaveLength(1);
    const kinds = [
      { kind: "refuse" },
      { kind: "reset" },
      { kind: "lost-answer" },
      { kind: "torn-answer" },
      { kind: "stall", handled: true },
      { kind: "drip", intervalMs: 1, maxBytes: 2 },
      { kind: "status", status: 429, headers: { "retry-after": "1" }, body: { a: 1 } },
      { kind: "raw-body", body: "", contentType: "text/html" },
      { kind: "huge-body", sizeBytes: 10 },
      { kind: "redirect", location: "http://127.0.0.1:1/" },
      { kind: "delay", delayMs: 1 },
    ];
    const planned = parsePlannedFaults(kinds.map((fault) => ({ times: 2, fault })));
    expect(planned.map(({ fault }) => fault)).toEqual(kinds);
  });

  it("makes a RegExp of pathPattern", () => {
    const [planned] = parsePlannedFaults({
      match: { method: "GET", pathPattern: "^/contacts/" },
      fault: { kind: "reset" },
    });
    expect(planned?.match).toEqual({ method: "GET", path: /^\/contacts\// });
  });

  it.each([
    [{}],
    [{ fault: { kind: "explode" } }],
    [{ fault: { kind: "delay" } }],
    [{ fault: { kind: "reset" }, times: 0 }],
    [{ fault: { kind: "reset" }, match: { pathPattern: "(" } }],
    [{ fault: { kind: "reset" }, macth: {} }],
  ])("throws when given %j", (body) => {
    expect(() => parsePlannedFaults(body)).toThrow(/./);
  });
});
