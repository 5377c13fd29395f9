import { misconfigured } from "../execution/action-failure";
import type { Setting } from "../execution/setting";
import type { Authentication, Credentials } from "./authentication";
import { isHeaderValue } from "./header-value";

/** Where an API key comes from and where it goes. */
interface ApiKey {
  /** Name of the header that carries it, such as `x-api-key`. */
  readonly header: string;
  readonly key: Setting;
}

/** An API key in a header of each request. */
export class ApiKeyAuthentication implements Authentication {
  /** @throws CONFIGURATION_INVALID where a header cannot carry the key */
  constructor(private readonly apiKey: ApiKey) {
    const { value, variable } = apiKey.key;
    if (!isHeaderValue(value)) throw misconfigured(`${variable} has characters that a header cannot carry`);
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
