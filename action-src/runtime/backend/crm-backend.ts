/** A CRM-like REST backend and what signs an action in to it: the client credentials grant (docs/contract.md). */
export interface CrmBackend {
  /** Base URL of the REST API, without a slash at its end. */
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scope that the action asks for, such as `contacts:read`. */
  readonly scope: string;
  /** Names of the environment variables that hold the values, for the advice in errors. */
  readonly variables: Readonly<Record<"baseUrl" | "tokenUrl" | "clientId" | "clientSecret", string>>;
}

/** Whether a token for one backend is good for the other. */
export function shareTokens(a: CrmBackend, b: CrmBackend): boolean {
  return (
    a.tokenUrl === b.tokenUrl &&
    a.clientId === b.clientId &&
    a.clientSecret === b.clientSecret &&
    a.scope === b.scope
  );
}
