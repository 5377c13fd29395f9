import type { PlatformIdentity } from "../platform-identity";

/** What the calls to a platform's REST API and the advice after a failed one depend on. */
export interface RestDialect extends PlatformIdentity {
  /** The configuration key of the API's address, as a phrase where there are several. */
  readonly addressKey: string;
  /** The configuration keys of the credentials, as a phrase. */
  readonly credentialKeys: string;
  /** What an answer of 403 asks for, as a whole sentence without its end: `Grant the OAuth client the scope …`. */
  readonly permissionAdvice: string;
  /** The largest bundle, as people say it: `5 MiB`. */
  readonly maxCodeSize: string;
}

/** What to do about refused credentials; also about those of the last update, which a plain refresh takes. */
export function unauthorizedRemedy({ credentialKeys }: RestDialect): string {
  return (
    `Check ${credentialKeys} of this stack, then run pulumi up again; ` +
    "after a change of credentials or address: pulumi up --refresh --run-program."
  );
}

/** Where to look when something other than the API answered. */
export function addressRemedy({ addressKey }: RestDialect): string {
  return `Check that ${addressKey} is the API's address`;
}
