import type { HttpRequest } from "../../../foundation/http-transport";
import type { BackendIdentity } from "../execution/backend-identity";
import type { BackendContext } from "./backend-call";

/** What a request is signed in with. */
export interface Credentials {
  readonly headers: HttpRequest["headers"];
  /** The backend refused them: the next request gets fresh ones. Absent where there are no others to be had. */
  readonly discard?: () => void;
}

/** How an action signs in to a backend. */
export interface Authentication {
  /**
   * The credentials for one request; asks for a token where one is needed.
   * @throws the backend's codes where that fails
   */
  credentials(context: BackendContext): Promise<Credentials>;

  /** What was seen and what to do when the backend refused a request for good, in words that follow the operation. */
  refusal(status: 401 | 403, backend: BackendIdentity): string;

  /** Whether another's session can stand for this one. Absent where there is no session. */
  sharesSession?(other: Authentication): boolean;
}
