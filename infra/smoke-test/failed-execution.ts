import { hasProblem } from "../../providers/errors/provider-error";

/** An execution whose action failed itself: its handler threw, its process ended, or its time was over. */
export interface FailedExecution {
  /** In the action's or the platform's words, without a full stop; may quote whatever the handler threw. */
  readonly reason: string;
  /** Where the platform tells it. */
  readonly executionId?: string;
}

/** What Genesys Cloud says around a function's own words. */
const OF_A_FUNCTION = /^.*Invoked function failed.*?(?:failed with error |$)/s;
/** The server's code, and its id of the request, at the end of what it says. */
const CODE = /(?:, (?:execution\.(?:failed|timeout)|internal\.server\.error))?(?:, contextId \S+)?$/;

/**
 * What an error of `executeAction` tells of the action, whose platform answers for it as for a failure of its own;
 * undefined where the action is not to blame.
 */
export function failedExecutionOf(error: unknown): FailedExecution | undefined {
  if (!hasProblem(error, "SERVER_ERROR")) return undefined;
  const { said = "", executionId } = error;
  if (executionId === undefined && !OF_A_FUNCTION.test(said)) return undefined;
  const reason = said.replace(CODE, "").replace(OF_A_FUNCTION, "");
  return {
    reason: reason || "the platform gives no reason",
    ...(executionId === undefined ? {} : { executionId }),
  };
}
