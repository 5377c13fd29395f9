import { environmentOf } from "./client-context";
import { consoleLogger } from "./console-logger";
import { type LoadAction, WarmActions } from "./warm-actions";

/** What the platform hands to a function: AWS Lambda's context, whose client context has the request's headers. */
interface FunctionContext {
  readonly awsRequestId?: string;
  readonly clientContext?: unknown;
}

/** The action's own bundle, which the bundler puts before this one. */
declare const loadAction: LoadAction;

const warm = new WarmActions(loadAction);
const logger = consoleLogger(console);

/**
 * The function that Genesys Cloud calls as `index.handler`: the action's handler with the environment that the headers
 * bring. What the action throws is thrown, and the platform answers it with a 500.
 */
export async function handler(event: unknown, context: FunctionContext | null | undefined): Promise<unknown> {
  const action = warm.handler(environmentOf(context?.clientContext));
  const executionId = context?.awsRequestId;
  return await action({ logger, ...(executionId === undefined ? {} : { executionId }) }, event ?? {});
}
