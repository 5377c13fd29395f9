import type { BackendIdentity } from "../execution/backend-identity";
import type { Setting } from "../execution/setting";
import type { Authentication } from "./authentication";

/** A REST backend of an action: where it is and how the action signs in to it. */
export interface Backend extends BackendIdentity {
  /** Base URL of the REST API, without a slash at its end. */
  readonly baseUrl: Setting;
  readonly authentication: Authentication;
}
