import type { Fault } from "../../../sim/faults/fault";

const refusal = (status: number, headers: Record<string, string> = {}): Fault => ({
  kind: "status",
  status,
  headers,
  body: { status, code: "planned", message: "A planned fault", contextId: "fault" },
});

/** Everything that can go wrong with one call to CXone, by name. */
export const CALL_FAULTS: Readonly<Record<string, Fault>> = {
  "closed before handled": { kind: "refuse" },
  "reset before handled": { kind: "reset" },
  "answer lost": { kind: "lost-answer" },
  "answer torn": { kind: "torn-answer" },
  stall: { kind: "stall" },
  "stall after handled": { kind: "stall", handled: true },
  "401": refusal(401),
  "409": refusal(409),
  "429": refusal(429, { "retry-after": "1" }),
  "500": refusal(500),
  "502": refusal(502),
  "503": refusal(503),
  "504": refusal(504),
};
