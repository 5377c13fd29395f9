import type { PlatformCapabilities } from "./platform-capabilities";

/** A data action as the program wants it, whole. */
export interface ActionDefinition {
  readonly name: string;
  readonly description: string;
  /** Inputs and outputs as canonical text (providers/contract/contract-text.ts); the adapter alone parses and writes it. */
  readonly contract: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** Name to value, secret; on a platform without environments, name to the integration's field that has the value. */
  readonly environment: Readonly<Record<string, string>>;
  /** The integration that the action belongs to, on platforms that have them. */
  readonly integrationId?: string;
  /**
   * For people who look at the action on the platform. Nothing is done because of a tag alone, for a server may not know them;
   * one that names another stack keeps us from doing anything.
   */
  readonly tags: Readonly<Record<string, string>>;
  /** The bundle, a ZIP in base64. */
  readonly codeBase64: string;
}

/**
 * A data action as a platform shows it. What is optional is missing where a platform or a server does not tell (CXone:
 * the extension fields of docs/contract.md), and then means "not known", never "empty".
 */
export interface ActionRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Inputs and outputs as canonical text (providers/contract/contract-text.ts); the adapter alone parses and writes it. */
  readonly contract: string;
  readonly runtime: string;
  readonly version?: number;
  readonly codeSha256?: string;
  readonly timeoutSeconds?: number;
  /** What a platform calls the uploaded bundle; another one after an upload by hand, whatever that is named. */
  readonly codeId?: string;
  /** Sorted. The values are write-only. */
  readonly environmentNames?: readonly string[];
  /** Name to the integration's field that has the value, where the environment consists of such references. */
  readonly environmentFields?: Readonly<Record<string, string>>;
  /** What else somebody changed by hand of all that is written, in words; missing where nothing was. */
  readonly editedByHand?: string;
  readonly integrationId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly dateCreated?: string;
  readonly dateModified?: string;
}

/** What an execution gave. The two extras are missing where a server answers the bare outputs. */
export interface ExecutionResult {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly executionId?: string;
  readonly durationMs?: number;
}

/** A line that an execution logged. */
export interface TraceLine {
  /** ISO 8601. */
  readonly time: string;
  /** `debug`, `info`, `warn` or `error`; a platform may have others. */
  readonly level: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** What is kept of an execution, as far as the platform tells. */
export interface ExecutionTrace {
  readonly executionId: string;
  /** `running`, `succeeded`, `failed` or `timed-out`; a platform may have others. */
  readonly status: string;
  /** ISO 8601. */
  readonly dateStarted?: string;
  readonly durationMs?: number;
  readonly actionVersion?: number;
  /** Oldest first. */
  readonly lines: readonly TraceLine[];
}

/** What a new version has to show before it is put in place, on platforms where it can be executed before. */
export interface Trial {
  readonly inputs: Readonly<Record<string, unknown>>;
  /**
   * Judges the outputs.
   *
   * @returns what is wrong with them, in one phrase without personal data; undefined where they hold
   */
  problemOf(outputs: Readonly<Record<string, unknown>>): string | undefined;
}

/**
 * The data actions of an organisation on one platform. The resource speaks to this interface and never to a URL, so that
 * another platform is another implementation, which states in `capabilities` what it cannot do.
 *
 * Every function throws ProviderError; its `outcome` says whether the request may have been carried out. Reading and
 * deleting are repeated where that may help, writing is not: who asked decides what to do about a doubtful write.
 */
export interface DataActionsApi {
  readonly capabilities: PlatformCapabilities;
  /**
   * Makes an action.
   *
   * @param trial tried before the action is there for flows, on platforms with drafts; others pay no heed to it
   * @throws NAME_TAKEN, PROOF_FAILED, BUNDLE_REFUSED, INTEGRATION_UNUSABLE
   */
  postAction(definition: ActionDefinition, trial?: Trial): Promise<ActionRecord>;
  /**
   * Replaces an action.
   *
   * @param replaced as it was just read: exactly that version is replaced, where the server has versions
   * @param trial tried before the action changes for flows, on platforms with drafts; others pay no heed to it
   * @throws STALE_VERSION where the server refuses with a conflict, NOT_FOUND, DRAFT_OPEN, PROOF_FAILED, BUNDLE_REFUSED,
   * INTEGRATION_UNUSABLE
   */
  putAction(replaced: ActionRecord, definition: ActionDefinition, trial?: Trial): Promise<ActionRecord>;
  /** Reads an action; undefined where there certainly is none. */
  getAction(id: string): Promise<ActionRecord | undefined>;
  /**
   * Finds the actions with exactly this name; none where there certainly is none, one at most where names are unique.
   *
   * @param integrationId the only integration to look in. Default: every one
   */
  findActionsByName(name: string, integrationId?: string): Promise<ActionRecord[]>;
  /** Deletes an action. One that is gone already is a success. */
  deleteAction(id: string): Promise<void>;
  /** Executes an action. Never repeated. The error of one that failed has its `executionId`, where the platform tells. */
  executeAction(id: string, inputs: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** Reads the trace of an execution; undefined where the platform has none of it, or none any more. */
  readExecution(id: string, executionId: string): Promise<ExecutionTrace | undefined>;
}
