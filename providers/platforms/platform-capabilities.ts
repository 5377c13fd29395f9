import type { ActionContract } from "../contract/contract-text";
import type { PlatformIdentity } from "./platform-identity";

/**
 * What a platform can do and takes, as far as the resource depends on it. An adapter states it as a constant, because
 * `check` asks in every preview, which has no connection. What differs between servers of one platform is no capability:
 * there a field of `ActionRecord` is missing, and means "not known".
 */
export interface PlatformCapabilities extends PlatformIdentity {
  /** What calls an action and binds to its contract, in the plural: `Studio flows`. */
  readonly flows: string;
  /** The type under which states record an action of the platform. It never changes. */
  readonly resourceType: string;
  /**
   * Whether a name is unique in an organisation. Where it is, the name tells after a doubtful creation whether there is
   * an action now. Where it is not, an action counts as ours when its name, its tags and its integration are.
   */
  readonly uniqueNames: boolean;
  /**
   * Whether the contract of an action stays what it was when the action was made: then any change of it replaces the
   * action, whose flows have to be bound anew.
   */
  readonly fixedContract: boolean;
  /** Whether a new version can be executed before it is put in place; otherwise a candidate of its own is. */
  readonly drafts: boolean;
  /** Whether what an execution logged is kept, and can be read by the execution's id. */
  readonly traces: boolean;
  /**
   * Whether an action has an environment of its own. Where it has none, its values are fields of an integration that the
   * stack's actions share, and an action's environment names the field of each variable.
   */
  readonly ownEnvironment: boolean;
  readonly limits: PlatformLimits;
  /** What the platform refuses of a contract, beside what is no JSON Schema. Default: nothing. */
  readonly contractProblems?: (contract: ActionContract) => readonly ContractProblem[];
}

/** Something of a contract that a platform does not take. */
export interface ContractProblem {
  /** `inputs.NAME` or `outputs.NAME`. */
  readonly property: string;
  /** What is wrong with it, in words that follow its name. */
  readonly seen: string;
  /** A whole sentence. */
  readonly remedy: string;
}

/** What the arguments of an action must hold to, each checked before anything is sent. */
export interface PlatformLimits {
  /** Names that are taken, as a pattern and as a whole sentence that tells a person what to use. */
  readonly name: { readonly pattern: RegExp; readonly rule: string };
  /** In characters. */
  readonly maxDescriptionLength: number;
  /** Runtimes that are taken, as a pattern and as a whole sentence that tells a person what to use. */
  readonly runtime: { readonly pattern: RegExp; readonly rule: string };
  /** Whole seconds, both bounds included. */
  readonly timeoutSeconds: { readonly min: number; readonly max: number };
  /** Of the bundle, the ZIP. */
  readonly maxCodeBytes: number;
}
