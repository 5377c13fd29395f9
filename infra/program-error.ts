import type { CodeEntry } from "../foundation/code-entry";
import { CodedError } from "../foundation/coded-error";

/** Stable codes of what can be wrong with a stack's configuration or an action's source. */
export const programErrorCodes = {
  CONFIGURATION_INVALID: {
    meaning: "A key of the stack's configuration is missing, malformed, unknown or in plain text.",
    cause: "Every key at fault is named, with what it is for.",
    remedy:
      "Run the commands that the message has ([configuration.md](configuration.md) lists all keys), then try again.",
  },
  SOURCE_INVALID: {
    meaning: "The project's own TypeScript does not compile.",
    cause: "A mistake of syntax, or an import that is not there, at the place that the message shows.",
    remedy: "Fix the source. `npm run typecheck` finds mistakes of types, too.",
  },
  ACTION_INVALID: {
    meaning: "The description of an action (`action.ts`) does not load or does not hold together.",
    cause:
      "Its name is not its folder's, a part is missing or malformed, or two actions disagree about a configuration key.",
    remedy: "Fix what the message lists; [writing-actions.md](writing-actions.md) says what belongs where.",
  },
  BUNDLE_FAILED: {
    meaning:
      "The handler of an action does not compile, exports no handler, or its bundle cannot be written.",
    cause: "The compiler's message, or the system's, stands in the error.",
    remedy: "Fix what it names. A handler is exported as `export = createHandler(systemPlatform())`.",
  },
  SMOKE_TEST_FAILED: {
    meaning: "A deployed action did not answer its smoke test as its description says.",
    cause:
      "A defect of the change, or a backend that is down or not configured. The action is deployed with its new content.",
    remedy: "Fix it and run `pulumi up` again, or go back: `npm run rollback` ([rollback.md](rollback.md)).",
  },
} as const satisfies Record<string, CodeEntry>;

export type ProgramErrorCode = keyof typeof programErrorCodes;

/** A mistake in a stack's configuration or an action's source. */
export class ProgramError extends CodedError<ProgramErrorCode> {
  override readonly name = "ProgramError";
}
