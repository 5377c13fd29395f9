import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { ProviderError } from "../../providers/errors/provider-error";
import { errorMessage } from "../../load/error-message.js";
import { readStandardInput } from "./read-standard-input";
import { settingsOfSmokeTest } from "./smoke-test-environment";
import { smokeTestRequest } from "./smoke-test-request";

/**
 * Reads the action named on standard input, and prints nothing: it shows that CXone's address and credentials serve,
 * which is all that an update changes that does not execute the action again. Exits with 1 where they do not.
 */
export async function main(): Promise<void> {
  try {
    const { action, id } = smokeTestRequest.parse(JSON.parse(await readStandardInput()));
    const cxone = connectToCxone(settingsOfSmokeTest(process.env));
    if ((await cxone.getAction(id)) === undefined) throw notThere(action, id);
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}

function notThere(action: string, id: string): ProviderError {
  return new ProviderError({
    code: "CXONE_NOT_FOUND",
    operation: `Looking for data action "${action}" (id ${id}) with the credentials as they are now`,
    seen: "found no such action",
    remedy:
      "Check that cxoneBaseUrl and cxoneClientId are those of the organisation that has it; " +
      "where it was deleted there, pulumi up --refresh --run-program makes it again.",
  });
}
