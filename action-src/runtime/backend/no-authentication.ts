import type { BackendIdentity } from "../execution/backend-identity";
import type { Authentication, Credentials } from "./authentication";

/** For a backend that answers anybody who reaches it. */
export class NoAuthentication implements Authentication {
  credentials(): Promise<Credentials> {
    return Promise.resolve({ headers: {} });
  }

  refusal(status: 401 | 403, { name }: BackendIdentity): string {
    return `was refused with status ${status}. The action asks without credentials: let it reach the ${name}, or give it some.`;
  }
}
