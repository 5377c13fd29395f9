import { misconfigured } from "../execution/action-failure";
import type { Setting } from "../execution/setting";
import type { Authentication, Credentials } from "./authentication";

/** A user and a password. */
interface BasicCredentials {
  readonly user: Setting;
  readonly password: Setting;
}

/** HTTP Basic with each request. Source: RFC 7617, in UTF-8. */
export class BasicAuthentication implements Authentication {
  /** @throws CONFIGURATION_INVALID where the user's name has a colon, which ends it on its way */
  constructor(private readonly basic: BasicCredentials) {
    const { value, variable } = basic.user;
    if (value.includes(":"))
      throw misconfigured(`${variable} has a colon, which HTTP Basic does not allow in a user's name`);
  }

  credentials(): Promise<Credentials> {
    const { user, password } = this.basic;
    const encoded = Buffer.from(`${user.value}:${password.value}`).toString("base64");
    return Promise.resolve({ headers: { authorization: `Basic ${encoded}` } });
  }

  refusal(status: 401 | 403): string {
    const { user, password } = this.basic;
    const advice =
      status === 401
        ? `Check ${user.variable} and ${password.variable}.`
        : `Grant the user in ${user.variable} the right to this.`;
    return `was refused with status ${status}. ${advice}`;
  }
}
