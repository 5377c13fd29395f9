import type { PlatformCapabilities } from "./platform-capabilities";

/** A data action as the program wants it, whole. */
export interface ActionDefinition {
  readonly name: string;
  readonly description: string;
  /** Inputs and outputs as canonical text (providers/contract/contract-text.ts); the adapter alone parses and writes it. */
  readonly contract: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** Name to value; secret. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * For people who look at the action in CXone. Nothing is done because of a tag alone, for a server may not know them;
   * one that names another stack keeps us from doing anything.
   */
  readonly tags: Readonly<Record<string, string>>;
  /** The bundle, a ZIP in base64. */
  readonly codeBase64: string;
}

/**
 * A data action as CXone shows it. What is optional is missing where a server does not know the extension fields of
 * docs/contract.md, and then means "not known", never "empty".
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
  /** Sorted. The values are write-only. */
  readonly environmentNames?: readonly string[];
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

/**
 * The data actions of an organisation on one platform. The resource speaks to this interface and never to a URL, so that
 * another platform is another implementation, which states in `capabilities` what it cannot do.
 *
 * Every function throws ProviderError; its `outcome` says whether the request may have been carried out. Reading and
 * deleting are repeated where that may help, writing is not: who asked decides what to do about a doubtful write.
 */
export interface DataActionsApi {
  readonly capabilities: PlatformCapabilities;
  /** Makes an action. @throws CXONE_NAME_TAKEN */
  postAction(definition: ActionDefinition): Promise<ActionRecord>;
  /**
   * Replaces an action.
   *
   * @param version the version it replaces; undefined where the server has no versions
   * @throws CXONE_STALE_VERSION where the server refuses with a conflict, CXONE_NOT_FOUND
   */
  putAction(id: string, definition: ActionDefinition, version: number | undefined): Promise<ActionRecord>;
  /** Reads an action; undefined where there certainly is none. */
  getAction(id: string): Promise<ActionRecord | undefined>;
  /** Finds an action with exactly this name; undefined where there certainly is none. */
  findActionByName(name: string): Promise<ActionRecord | undefined>;
  /** Deletes an action. One that is gone already is a success. */
  deleteAction(id: string): Promise<void>;
  /** Executes an action. Never repeated. The error of one that failed has its `executionId`, where the platform tells. */
  executeAction(id: string, inputs: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** Reads the trace of an execution; undefined where the platform has none of it, or none any more. */
  readExecution(id: string, executionId: string): Promise<ExecutionTrace | undefined>;
}
