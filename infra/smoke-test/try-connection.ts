import { codeOf } from "../../providers/errors/error-codes";
import { ProviderError } from "../../providers/errors/provider-error";
import type { PlatformIdentity } from "../../providers/platforms/platform-identity";
import { errorMessage } from "../../load/error-message.js";
import { readStandardInput } from "./read-standard-input";
import { connectionOfSmokeTest } from "./smoke-test-environment";
import { smokeTestRequest } from "./smoke-test-request";

/**
 * Reads the action named on standard input, and prints nothing: it shows that the platform's address and credentials serve,
 * which is all that an update changes that does not execute the action again. Exits with 1 where they do not.
 */
export async function main(): Promise<void> {
  try {
    const { action, id } = smokeTestRequest.parse(JSON.parse(await readStandardInput()));
    const { actions } = connectionOfSmokeTest(process.env);
    if ((await actions.getAction(id)) === undefined) throw notThere(actions.capabilities, action, id);
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}

function notThere(platform: PlatformIdentity, action: string, id: string): ProviderError {
  return new ProviderError({
    code: codeOf(platform, "NOT_FOUND"),
    operation: `Looking for data action "${action}" (id ${id}) with the credentials as they are now`,
    seen: "found no such action",
    remedy:
      "Check that the address and the client id in the stack's configuration are those of the organisation that has it; " +
      "where it was deleted there, pulumi up --refresh --run-program makes it again.",
  });
}
