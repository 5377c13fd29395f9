import { randomUUID } from "node:crypto";
import { createAxiosTransport } from "../http/axios-transport";
import { type Clock, systemClock } from "../../../foundation/clock";
import type { HttpTransport } from "../../../foundation/http-transport";

/** Everything an action takes from the world outside, so that a test can give it another. */
export interface Platform {
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly transport: HttpTransport;
  /** Read at each execution, so that a missing variable is an answer and not a crash at load. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly newExecutionId: () => string;
  /** What is done about a defect of the action, as whole sentences. Default: its trace is read. */
  readonly defectAdvice?: string;
}

/** The platform of a CXone runtime. */
export function systemPlatform(): Platform {
  return {
    clock: systemClock,
    random: Math.random,
    transport: createAxiosTransport(),
    environment: process.env,
    newExecutionId: randomUUID,
  };
}
