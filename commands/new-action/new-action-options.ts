import { commandLine, readArguments } from "../../load/command-line";

/** How a new action signs in to its backend. */
export const AUTHENTICATIONS = ["api-key", "oauth", "basic", "none"] as const;

/** One of {@link AUTHENTICATIONS}. */
export type AuthenticationChoice = (typeof AUTHENTICATIONS)[number];

/** How `npm run new-action` was called. */
export interface NewActionOptions {
  /** Of the action and of its folder in `action-src`. */
  readonly name: string;
  readonly auth: AuthenticationChoice;
  /** The example that is copied; undefined for a new action from the template. */
  readonly from: string | undefined;
}

const LINE = commandLine({
  name: "new-action",
  summary:
    "Makes a folder in action-src with a complete action: contract, description, handler, a simulated backend, and a " +
    "test that passes. The next npm start or pulumi up deploys it.",
  words: { NAME: "the action's name and its folder's, such as refund-policy" },
  askForWords: "give one NAME, such as refund-policy",
  options: {
    auth: {
      value: "KIND",
      choices: AUTHENTICATIONS,
      description: "how it signs in to its backend; api-key where nothing is said",
    },
    from: { value: "EXAMPLE", description: "copy this example of examples/ instead of the template" },
  },
  example: "npm run new-action -- refund-policy --auth oauth",
});

/**
 * Reads the arguments of `npm run new-action`.
 *
 * @throws COMMAND_INVALID
 */
export function parseNewActionOptions(args: readonly string[]): NewActionOptions {
  return readArguments(LINE, args, ({ NAME, auth, from }) => {
    if (auth !== undefined && from !== undefined)
      throw new Error("give --auth or --from: an example signs in as it does");
    return { name: NAME, auth: (auth ?? "api-key") as AuthenticationChoice, from };
  });
}
