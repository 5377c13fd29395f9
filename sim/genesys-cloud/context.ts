import type { Admit } from "./admission";
import type { FunctionRuntime } from "./function/function-runtimes";
import type { Organization } from "./store/organization";
import type { SideName } from "./store/records";
import type { Pace } from "./underway";

/** What the simulator makes ids of. */
export type IdKind =
  | "action"
  | "context"
  | "credential"
  | "execution"
  | "function"
  | "integration"
  | "organization"
  | "upload"
  | "zip";

/** What every route needs. */
export interface GenesysContext {
  readonly organization: Organization;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** The clock, ISO 8601. */
  readonly now: () => string;
  readonly newId: (kind: IdKind) => string;
  readonly activationPace: Pace;
  readonly zipPace: Pace;
  readonly behaviour: Behaviour;
  readonly runtimes: readonly FunctionRuntime[];
  /** Removes an action with both its sides, and ends its processes. */
  readonly removeAction: (id: string) => void;
  /** Ends the process of a side that has changed. */
  readonly retire: (actionId: string, side: SideName) => void;
  /** Called after an integration was made. */
  readonly onIntegrationCreated: (id: string) => void;
  /** Whether the action service has not heard of an integration yet; each question counts. */
  readonly isTooNew: (integrationId: string) => boolean;
  /** Called after a side was made that lists will show. */
  readonly onListable: (actionId: string, side: SideName) => void;
  /** Whether lists know a side by now; each question counts. */
  readonly isListed: (actionId: string, side: SideName) => boolean;
}

/** Where the documentation leaves open what the platform does. */
export interface Behaviour {
  /** Of `POST …/{id}/draft` while a draft is open. */
  readonly openDraftStatus: 400 | 409;
  /** Whether a draft of a published action begins with its function and ZIP. */
  readonly draftCopiesFunction: boolean;
  /** Whether a write of the function or an upload raises the draft's version. */
  readonly functionRaisesVersion: boolean;
  /** Whether a new ZIP shows while it is processed, or the one before it until then. */
  readonly zipShows: "at-once" | "when-processed";
  /** How names of headers arrive in `clientContext`. */
  readonly contextHeaders: "as-written" | "lower-case";
}
