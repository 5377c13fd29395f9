import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { CommandError } from "../command-error";
import { managedId } from "../stack/managed-id";
import { pulumiReader } from "../stack/read-pulumi";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { parseStackConfig, secretsOf } from "../stack/stack-config";
import { stackConnection } from "../stack/stack-connection";
import { platformOfLocalStack, startCommand } from "./local-stacks";
import { simulatedActions, simulatorSecrets } from "./simulator-config";
import { withSimulators } from "./with-simulators";

/** An action where it is deployed. */
export interface DeployedAction {
  readonly api: DataActionsApi;
  readonly id: string;
  /** The secrets of the stack's configuration, which no output shows. */
  readonly secrets: readonly string[];
}

/**
 * Lends an action that a stack has deployed, with the stack's credentials. For a stack of `npm start` the simulators run
 * meanwhile, unless they run already.
 *
 * @param operation for the message, for example `Executing`
 * @throws COMMAND_INVALID where the stack has no such action, CONFIGURATION_INVALID; and what `work` throws
 */
export async function withDeployedAction<Result>(
  projectRoot: string,
  { stack, action }: { readonly stack: string; readonly action: string },
  operation: string,
  work: (deployed: DeployedAction) => Promise<Result>,
): Promise<Result> {
  const target = `${operation} "${action}" on stack ${stack} failed`;
  const localPlatform = platformOfLocalStack(stack);
  if (localPlatform === undefined) {
    await setUpPulumi();
    const read = pulumiReader(projectRoot);
    const project = findPulumiProject(projectRoot)?.name ?? "";
    // The secrets among it go into the connection and nowhere else.
    const text = await read(["config", "--json", "--show-secrets", "--stack", stack]);
    const config = parseStackConfig(text, project);
    const id = managedId(await read(["stack", "export", "--stack", stack]), action);
    if (id === undefined)
      throw new CommandError(
        `${target}: the stack has no such action. ` +
          `Deploy it first (npm run pulumi -- up --stack ${stack}), or name one that npm run history -- --stack ${stack} lists.`,
      );
    return work({
      api: stackConnection(config, process.env),
      id,
      secrets: secretsOf(text),
    });
  }
  let result: { readonly value: Result } | undefined;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await withSimulators(projectRoot, process.env, say, async (running) => {
    const api = simulatedActions(localPlatform, running);
    const [found] = await api.findActionsByName(action);
    if (found === undefined)
      throw new CommandError(
        `${target}: the simulator has no such action. Deploy it first: ${startCommand(localPlatform)}. Then run this command again.`,
      );
    result = {
      value: await work({
        api,
        id: found.id,
        secrets: simulatorSecrets(running),
      }),
    };
  });
  return (result as unknown as { readonly value: Result }).value;
}
