import { inCallersWords } from "../../foundation/advice.js";
import { CodedError } from "../../foundation/coded-error";
import { problemOf, type ErrorCode, type PlatformProblem } from "./error-codes";

/**
 * What became of the request an error tells of: `refused` was certainly not carried out, `unknown` may have been,
 * `done` was carried out and its answer is of no use.
 */
export type RequestOutcome = "refused" | "unknown" | "done";

/** The parts a {@link ProviderError} is made of. */
export interface ProviderErrorParts {
  readonly code: ErrorCode;
  /** The operation and its target, a noun phrase: `Update of data action "lookup" (id 42)`. */
  readonly operation: string;
  /** What was seen, continuing the sentence: `was refused with 403`. */
  readonly seen: string;
  /** What to do about it, one or more whole sentences. */
  readonly remedy: string;
  /** Default `refused`. */
  readonly outcome?: RequestOutcome;
  /** The HTTP status seen, if there was one. */
  readonly status?: number;
  /** The server's own words about its answer, secrets masked, without a full stop; undefined where it has none. */
  readonly said?: string | undefined;
  /** The execution that failed, where it was one and the platform names it. */
  readonly executionId?: string;
}

/**
 * The one error class of the provider. Its message has three parts and ends with the code. It deliberately carries no
 * cause, request, response or headers, for those hold tokens; and no stack, for the provider host prints an error's
 * stack to a user who can do nothing with it.
 */
export class ProviderError extends CodedError<ErrorCode> {
  override readonly name: string = "ProviderError";
  readonly outcome: RequestOutcome;
  readonly status: number | undefined;
  readonly said: string | undefined;
  readonly executionId: string | undefined;

  constructor(parts: ProviderErrorParts) {
    const remedy = inCallersWords(parts.remedy);
    super(parts.code, `${parts.operation} ${parts.seen}. ${remedy} [${parts.code}]`);
    this.outcome = parts.outcome ?? "refused";
    this.status = parts.status;
    this.said = parts.said;
    this.executionId = parts.executionId;
    this.stack = parts.code;
  }
}

/** Whether `error` is a {@link ProviderError} of one of `problems`, on whatever platform. */
export function hasProblem(error: unknown, ...problems: PlatformProblem[]): error is ProviderError {
  const problem = error instanceof ProviderError ? problemOf(error.code) : undefined;
  return problem !== undefined && problems.includes(problem);
}

/** Whether the request behind `error` may have been carried out all the same. */
export function mayHaveBeenCarriedOut(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.outcome !== "refused";
}
