import type { Fault } from "../faults/fault";
import type { FaultPolicy } from "../faults/fault-plan";
import { HttpError } from "../http/http-error";
import { createRateLimiter } from "../http/rate-limiter";

/** What can be switched on at a backend, with the number that goes with it. The first that applies happens. */
const SWITCHES = {
  /** Every request is answered 503. */
  outage: { default: 503, least: 500, most: 599 },
  /** Requests over so many a second are answered 429 with Retry-After; sign-ins are not counted. */
  "rate-limit": { default: 5, least: 1, most: 1_000 },
  /** Of every so many sign-ins, one gets a token that the next lookup is told has expired. */
  "expired-tokens": { default: 2, least: 2, most: 100 },
  /** Every answer comes so many milliseconds later. */
  latency: { default: 1_500, least: 1, most: 60_000 },
} as const;

/** A fault that stays until it is switched off or its time is over. */
export type SwitchName = keyof typeof SWITCHES;

/** A switch as the console shows it. */
export interface SwitchState {
  readonly name: SwitchName;
  readonly on: boolean;
  /** See {@link SWITCHES}. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Until it goes off by itself; absent where it does not. */
  readonly secondsLeft?: number;
  /** Requests that met it since it was last switched on. */
  readonly met: number;
}

/** How a switch is to stand. */
export interface SwitchSetting {
  readonly on: boolean;
  /** Default: what it was. */
  readonly value?: number | undefined;
  /** Default: until it is switched off. */
  readonly forSeconds?: number | undefined;
}

interface Switch {
  value: number;
  /** Epoch milliseconds; -Infinity while it is off. */
  endsAtEpochMs: number;
  met: number;
  /** Makes the fault of a request; made anew each time it is switched on. */
  judge: (isSignIn: boolean) => Fault | undefined;
}

/** The faults of one backend that are switched on and off while it runs, for its server's `faultPolicy`. */
export class FaultSwitches {
  private readonly switches = new Map<SwitchName, Switch>();

  /**
   * @param tokenPath of the backend's sign-ins; without one it has no tokens that could expire
   * @param clock epoch milliseconds
   */
  constructor(
    private readonly tokenPath: string | undefined,
    private readonly clock: () => number = Date.now,
  ) {
    for (const [name, { default: value }] of Object.entries(SWITCHES))
      if (tokenPath !== undefined || name !== "expired-tokens")
        this.switches.set(name as SwitchName, {
          value,
          endsAtEpochMs: -Infinity,
          met: 0,
          judge: () => undefined,
        });
  }

  /** What a request meets now. */
  readonly policy: FaultPolicy = (_method, path) => {
    const isSignIn = path.split("?")[0] === this.tokenPath;
    for (const entry of this.switches.values()) {
      const fault = this.isOn(entry) ? entry.judge(isSignIn) : undefined;
      if (fault === undefined) continue;
      entry.met += 1;
      return fault;
    }
    return undefined;
  };

  /** Every switch that this backend has. */
  states(): SwitchState[] {
    return [...this.switches].map(([name, { value, endsAtEpochMs, met }]) => {
      const leftMs = endsAtEpochMs - this.clock();
      const { least, most } = SWITCHES[name];
      const timed = leftMs > 0 && leftMs < Infinity ? { secondsLeft: Math.ceil(leftMs / 1000) } : {};
      return { name, on: leftMs > 0, value, least, most, met, ...timed };
    });
  }

  /**
   * Switches one on or off.
   *
   * @throws 404 `switch.not.found`; 400 `bad.request` a value out of its bounds
   */
  set(name: string, { on, value, forSeconds = Infinity }: SwitchSetting): void {
    const entry = this.switches.get(name as SwitchName);
    if (!entry) throw new HttpError(404, "switch.not.found", `This backend has no switch ${name}.`);
    const { least, most } = SWITCHES[name as SwitchName];
    if (value !== undefined && (value < least || value > most))
      throw new HttpError(400, "bad.request", `value: must be from ${least} to ${most}`);
    entry.value = value ?? entry.value;
    entry.endsAtEpochMs = on ? this.clock() + forSeconds * 1000 : -Infinity;
    if (!on) return;
    entry.met = 0;
    entry.judge = judgeOf(name as SwitchName, entry.value, this.clock);
  }

  private isOn({ endsAtEpochMs }: Switch): boolean {
    return endsAtEpochMs > this.clock();
  }
}

function judgeOf(name: SwitchName, value: number, clock: () => number): Switch["judge"] {
  switch (name) {
    case "outage":
      return () => ({
        kind: "status",
        status: value,
        body: { code: "unavailable", message: "Switched off." },
      });
    case "rate-limit":
      return overRate(value, clock);
    case "expired-tokens":
      return expiredOnce(value);
    case "latency":
      return () => ({ kind: "delay", delayMs: value });
  }
}

function overRate(requestsPerSecond: number, clock: () => number): Switch["judge"] {
  const take = createRateLimiter({ requestsPerSecond }, clock);
  return (isSignIn) => {
    if (isSignIn) return undefined;
    try {
      take();
      return undefined;
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const { status, code, message, headers } = error;
      return { kind: "status", status, headers, body: { code, message } };
    }
  };
}

/** The first sign-in gets the dead token, and so does one of every `every` after it. */
function expiredOnce(every: number): Switch["judge"] {
  let signIns = 0;
  let owed = 0;
  return (isSignIn) => {
    if (isSignIn) {
      if (signIns % every === 0) owed += 1;
      signIns += 1;
      return undefined;
    }
    if (owed === 0) return undefined;
    owed -= 1;
    return {
      kind: "status",
      status: 401,
      headers: { "www-authenticate": 'Bearer error="invalid_token"' },
      body: { code: "unauthorized", message: "The token has expired." },
    };
  };
}
