import { discoverActions, SHARED_FOLDER } from "../../../infra/actions/discover-actions";
import { environmentKeys } from "../../../infra/actions/environment";
import { toApiSchema } from "../../../infra/actions/api-schema";
import { allBaseKeyNames } from "../../../infra/config/base-keys";
import { parseContract, type ActionContract } from "../../../providers/contract/contract-text";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import type { PlatformCapabilities } from "../../../providers/platforms/platform-capabilities";
import { CommandError } from "../../command-error";
import { checkFolderName } from "../../sources/check-name";
import { writeActionFolder } from "../../sources/write-action-folder";
import { contractDifferences } from "./contract-differences";
import { environmentOf, type GeneratedVariable, type TakenKeys } from "./environment-source";
import { generatedFiles } from "./generated-files";

/** What the longest-running platform ends an execution after where an action says nothing (docs/contract.md). */
const MOST_SECONDS = 30;

/** An action whose folder was made of what a platform tells. */
export interface GeneratedAction {
  /** Relative to the action's folder, in order. */
  readonly files: readonly string[];
  readonly environment: readonly GeneratedVariable[];
  /** What the platform does not tell, or a contract here cannot say; a line each. */
  readonly unknown: readonly string[];
}

/**
 * Makes the folder of an action that exists: contract and description as the platform has them, and a stand-in for the
 * handler.
 *
 * @param name the folder's
 * @throws COMMAND_INVALID a name that is taken or no name; ACTION_INVALID
 */
export async function generateAction(
  projectRoot: string,
  name: string,
  live: ActionRecord,
  platform: PlatformCapabilities,
): Promise<GeneratedAction> {
  checkFolderName(projectRoot, name, [SHARED_FOLDER]);
  const contract = parseContract(live.contract);
  if (!contract)
    throw new CommandError(
      `Making the action ${JSON.stringify(name)} failed: ${platform.name} tells no contract of it. ` +
        "Write the folder by hand (docs/writing-actions.md).",
    );
  const environment = environmentOf(name, live, takenKeys(projectRoot));
  const description = live.description.trim() === "" ? name : live.description;
  const timeoutSeconds = Math.min(
    Math.max(live.timeoutSeconds ?? platform.limits.timeoutSeconds.max, 1),
    MOST_SECONDS,
  );
  const content = { name, description, timeoutSeconds, contract, environment };
  const files = generatedFiles(content);
  const written = await writeActionFolder(projectRoot, name, files);
  const declared: ActionContract = {
    inputs: toApiSchema(written.description.contract.inputs, "input"),
    outputs: toApiSchema(written.description.contract.outputs, "output"),
  };
  return {
    files: [...files.keys()],
    environment,
    unknown: [...unknownOf(live, environment, platform), ...contractDifferences(contract, declared)],
  };
}

function takenKeys(projectRoot: string): TakenKeys {
  const keys = environmentKeys(discoverActions(projectRoot));
  return { ofProject: allBaseKeyNames(), ofActions: new Map(keys.map((key) => [key.name, key])) };
}

function unknownOf(
  live: ActionRecord,
  environment: readonly GeneratedVariable[],
  platform: PlatformCapabilities,
): string[] {
  const { environmentNames, timeoutSeconds, description } = live;
  return [
    "its code: index.ts has a stand-in, which no deployment takes",
    "what a success is, and a case that shows it: success and smokeTest in action.ts",
    "which outputs are always there: all are optional in contract.ts",
    ...(environment.length === 0
      ? []
      : [
          `the values of its environment, and what kinds they are: ${environment.map(({ name }) => name).join(", ")}`,
        ]),
    ...(environmentNames === undefined ? ["whether it has an environment: action.ts has none"] : []),
    ...(timeoutSeconds === undefined
      ? [
          `its time limit: action.ts has ${platform.limits.timeoutSeconds.max} s, the most of ${platform.name}`,
        ]
      : []),
    ...(description.trim() === "" ? ["a description: action.ts has the name"] : []),
  ];
}
