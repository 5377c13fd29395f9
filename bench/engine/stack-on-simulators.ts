import * as fs from "node:fs";
import * as path from "node:path";
import { LocalStack } from "../../commands/local/local-stack";
import { simulatorConfig } from "../../commands/local/simulator-config";
import { discoverActions } from "../../infra/actions/discover-actions";
import { environmentKeys } from "../../infra/actions/environment";
import { baseKeys } from "../../infra/config/base-keys";
import { runSimulators } from "../../sim/run-simulators";
import { DEVELOPMENT_PASSPHRASE } from "../../tools/defaults/local-backend.js";
import { type Pulumi, pulumiIn } from "./run-pulumi";

/** A stack of a project, on simulators of its own. */
export interface StackOnSimulators {
  readonly name: string;
  readonly pulumi: Pulumi;
  /** What makes a command of the project work on this stack's backend. */
  readonly variables: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Makes a stack for the project in `folder`, with its configuration beside Pulumi.yaml until it is closed, where every command of
 * the project finds it.
 *
 * @param work a folder for state and simulators
 */
export async function stackOnSimulators(folder: string, work: string): Promise<StackOnSimulators> {
  const simulators = await runSimulators({
    ...{ cxonePort: 0, crmPort: 0, genesysPort: 0 },
    dataDir: path.join(work, "sim"),
    actionsFolder: path.join(folder, "action-src"),
  });
  try {
    const variables: Record<string, string> = {
      PULUMI_BACKEND_URL: emptyBackend(work, "ours"),
      PULUMI_CONFIG_PASSPHRASE: DEVELOPMENT_PASSPHRASE,
    };
    const stack = new LocalStack("bench", folder, { ...process.env, ...variables });
    const keys = [...baseKeys(), ...environmentKeys(discoverActions(folder))];
    const { cxone, genesys, crm, backends, credentials } = simulators;
    const addresses = { cxoneUrl: cxone.url, genesysUrl: genesys.url, crmUrl: crm.url };
    await stack.configure(
      simulatorConfig("cxone", { ...addresses, backends, credentials }, keys),
      new Set(keys.map(({ name }) => name)),
    );
    return {
      name: stack.name,
      pulumi: pulumiIn(folder, variables, stack.arguments),
      variables,
      close: () => {
        fs.rmSync(stack.configFile, { force: true });
        return simulators.close();
      },
    };
  } catch (error) {
    await simulators.close();
    throw error;
  }
}

/** The URL of a new folder for state. */
export function emptyBackend(work: string, name: string): string {
  const folder = path.join(work, `state-${name}`);
  fs.mkdirSync(folder);
  return `file://${folder}`;
}
