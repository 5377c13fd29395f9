import type { Setting } from "../execution/setting";
import type { Authentication, Credentials } from "./authentication";
import { requireHeaderValue } from "./header-value";

/** Where an API key comes from and where it goes. */
export interface ApiKey {
  /** Name of the header that carries it, such as `x-api-key`. */
  readonly header: string;
  readonly key: Setting;
}

/** An API key in a header of each request. */
export class ApiKeyAuthentication implements Authentication {
  /** @throws CONFIGURATION_INVALID where a header cannot carry the key */
  constructor(private readonly apiKey: ApiKey) {
    requireHeaderValue(apiKey.key);
  }

  credentials(): Promise<Credentials> {
    const { header, key } = this.apiKey;
    return Promise.resolve({ headers: { [header]: key.value } });
  }

  refusal(status: 401 | 403): string {
    const { variable } = this.apiKey.key;
    const advice = status === 401 ? `Check ${variable}.` : `Grant the key in ${variable} the right to this.`;
    return `was refused with status ${status}. ${advice}`;
  }
}
