import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION, YES_OPTION } from "../stack/stack-option";

/** How `npm run adopt` was called. */
export interface AdoptOptions {
  readonly stack: string;
  /** Name of the action, which is its folder's in `action-src`. */
  readonly action: string;
  /** The id of the action in CXone. */
  readonly id: string;
  /** The other stack, `PROJECT/STACK`, that it is taken from; undefined where no other stack may have it. */
  readonly from?: string;
  /** Whether the configuration is set without asking. Default false. */
  readonly yes: boolean;
  /** Whether the action's folder is made of what the platform has, and nothing else is done. Default false. */
  readonly generate: boolean;
}

const LINE = commandLine({
  name: "adopt",
  summary:
    "Prepares bringing an action that exists on the platform under management, in place and with its id: shows what an " +
    "update would change of it, and sets the stack's configuration. The platform is only read. With --generate it makes the " +
    "action's folder first, of what the platform tells.",
  words: { ACTION: "the action's name, which is its folder's in action-src", ID: "its id on the platform" },
  askForWords: "give one ACTION and its ID on the platform",
  options: {
    stack: STACK_OPTION,
    from: {
      value: "PROJECT/STACK",
      description: "the other stack that it is taken from, where its tags name one",
    },
    yes: YES_OPTION,
    generate: {
      description:
        "make action-src/ACTION with contract.ts, action.ts and a stand-in for the handler; nothing else",
    },
  },
  example: "npm run adopt -- --stack prod crm-contact-enrichment 5f0c9d1e",
});

/**
 * Reads the arguments of `npm run adopt`.
 *
 * @throws COMMAND_INVALID
 */
export function parseAdoptOptions(args: readonly string[]): AdoptOptions {
  return readArguments(LINE, args, ({ stack, ACTION, ID, from, yes, generate }) => ({
    stack,
    action: ACTION,
    id: ID,
    ...(from === undefined ? {} : { from }),
    yes,
    generate,
  }));
}
