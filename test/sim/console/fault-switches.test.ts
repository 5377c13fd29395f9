import { FaultSwitches, type SwitchState } from "../../../sim/console/fault-switches";

let nowMs: number;
let switches: FaultSwitches;
beforeEach(() => {
  nowMs = 1_000_000;
  switches = new FaultSwitches("/oauth/token", () => nowMs);
});

const lookUp = () => switches.policy("GET", "/contacts/a?b=c");
const signIn = () => switches.policy("POST", "/oauth/token");
const state = (name: string): SwitchState | undefined => switches.states().find((each) => each.name === name);

describe("FaultSwitches", () => {
  it("lets every request through until one is switched on", () => {
    expect([lookUp(), signIn()]).toEqual([undefined, undefined]);
    expect(switches.states().map(({ name, on }) => [name, on])).toEqual([
      ["outage", false],
      ["rate-limit", false],
      ["expired-tokens", false],
      ["latency", false],
    ]);
  });

  it("has no expired tokens where the backend has no sign-in", () => {
    const names = new FaultSwitches(undefined).states().map(({ name }) => name);
    expect(names).toEqual(["outage", "rate-limit", "latency"]);
  });

  it("answers every request of an outage, until its time is over", () => {
    switches.set("outage", { on: true, value: 502, forSeconds: 5 });
    expect([lookUp(), signIn()]).toEqual(Array(2).fill(expect.objectContaining({ status: 502 })));
    nowMs += 4_001;
    expect(state("outage")).toMatchObject({ on: true, secondsLeft: 1, met: 2 });
    nowMs += 1_000;
    expect(lookUp()).toBeUndefined();
    expect(state("outage")).toMatchObject({ on: false, met: 2 });
    expect(state("outage")).not.toHaveProperty("secondsLeft");
  });

  it("answers 429 with Retry-After over the rate, and counts no sign-in", () => {
    switches.set("rate-limit", { on: true, value: 2 });
    expect([lookUp(), lookUp(), signIn(), signIn()]).toEqual(Array(4).fill(undefined));
    expect(lookUp()).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
    nowMs += 1_000;
    expect(lookUp()).toBeUndefined();
  });

  it("tells one lookup in so many sign-ins that its token has expired", () => {
    switches.set("expired-tokens", { on: true, value: 2 });
    const statuses = Array.from({ length: 4 }, () => {
      expect(signIn()).toBeUndefined();
      return (lookUp() as { status?: number } | undefined)?.status;
    });
    expect(statuses).toEqual([401, undefined, 401, undefined]);
    expect(state("expired-tokens")?.met).toBe(2);
  });

  it("delays every answer, and is off at once when it is switched off", () => {
    switches.set("latency", { on: true, value: 700 });
    expect(lookUp()).toEqual({ kind: "delay", delayMs: 700 });
    switches.set("latency", { on: false });
    expect(lookUp()).toBeUndefined();
    expect(state("latency")).toMatchObject({ on: false, value: 700, met: 1 });
  });

  it("lets an outage go before latency when both are on", () => {
    switches.set("latency", { on: true });
    switches.set("outage", { on: true });
    expect(lookUp()).toMatchObject({ kind: "status", status: 503 });
  });

  it.each([
    ["nonsense", { on: true }, "switch.not.found"],
    ["outage", { on: true, value: 200 }, "bad.request"],
    ["latency", { on: true, value: 60_001 }, "bad.request"],
  ])("refuses the switch %s as %j", (name, setting, code) => {
    expect(() => switches.set(name, setting)).toThrow(expect.objectContaining({ code }) as Error);
    expect(switches.states().every(({ on }) => !on)).toBe(true);
  });
});
