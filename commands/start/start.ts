import * as fs from "node:fs";
import * as path from "node:path";
import { discoverActions } from "../../infra/actions/discover-actions";
import { environmentKeys } from "../../infra/actions/environment";
import { baseKeys } from "../../infra/config/base-keys";
import type { ConfigKey } from "../../infra/config/config-key";
import { credentialsFileIn } from "../../sim/simulator-credentials";
import { readSettings } from "../../sim/run-simulators";
import { LOCAL_STACKS } from "../../tools/defaults/local-stacks.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { runPulumi } from "../stack/run-pulumi";
import { enrichOneContact } from "./enrich-one-contact";
import { localEnvironment } from "../local/local-environment";
import type { PlatformName } from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";
import { LocalStack } from "../local/local-stack";
import { startCommand } from "../local/local-stacks";
import { missingKeys, missingKeysError } from "../local/missing-keys";
import { simulatedActions, simulatorConfig } from "../local/simulator-config";
import { withSimulators } from "../local/with-simulators";

/** The action whose answer is shown at the end, where `action-src` has it. */
const EXAMPLE_ACTION = "crm-contact-enrichment";

const WHAT_COMES_NEXT =
  "Next: npm run sim (simulators and console), npm run new-action -- refund-policy (an action of your own), or " +
  "npm run dev -- --run ACTION";

/**
 * Deploys every action to the simulated platform, on the platform's stack of `npm start`, and has the example action enrich one contact. Pulumi is set
 * up already.
 *
 * @param platform that it is shown on
 * @param shell the environment of the shell; what it says of backends, stacks and another CXone has no say here
 * @throws COMMAND_INVALID, ACTION_INVALID, SIM_PORT_INVALID, SIM_CREDENTIALS_INVALID
 */
export async function start(
  projectRoot: string,
  platform: PlatformName,
  shell: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<void> {
  const actions = discoverActions(projectRoot);
  const keys = environmentKeys(actions);
  setOldActionsAside(readSettings(shell, projectRoot).dataDir, say);
  await withSimulators(projectRoot, shell, say, async (simulators) => {
    const environment = localEnvironment(projectRoot, shell);
    const stack = new LocalStack(LOCAL_STACKS[platform], projectRoot, environment);
    const url = platform === "cxone" ? simulators.cxoneUrl : simulators.genesysUrl;
    say(
      `Deploying to ${PLATFORMS[platform].capabilities.name} at ${url}, on stack ${stack.name}: its state is in .pulumi-state,`,
    );
    say(`its configuration in ${path.relative(projectRoot, stack.configFile)}.`);
    const present = await stack.configure(
      simulatorConfig(platform, simulators, keys),
      namesOf([...baseKeys(platform), ...keys]),
    );
    const missing = missingKeys(keys, present);
    if (missing.length > 0)
      throw missingKeysError(
        missing,
        chosenBackend(projectRoot, stack.name, shell, environment),
        stack.arguments,
        startCommand(platform),
      );
    // With a refresh, so that simulators without their data, or with an edit made by hand, are put right as well; it
    // goes by the configuration as it stands, not by the addresses and credentials of the last update.
    await runPulumi(
      projectRoot,
      ["up", "--refresh", "--run-program", "--yes", ...stack.arguments],
      environment,
    );
    const example = actions.find(({ description }) => description.name === EXAMPLE_ACTION);
    if (example === undefined) {
      say(`Deployed. action-src has no ${EXAMPLE_ACTION} whose answer could be shown.`);
      say(WHAT_COMES_NEXT);
      return;
    }
    const contact = await enrichOneContact(simulatedActions(platform, simulators), example);
    process.stdout.write(
      `\nThe enriched contact, as a call flow receives it:\n${JSON.stringify(contact, null, 2)}\n`,
    );
    say(WHAT_COMES_NEXT);
  });
}

/**
 * Actions from before the simulators had credentials of their own were deployed by stack `dev`, which a new stack must
 * not take them over from. They are kept, and the simulators start without them.
 */
function setOldActionsAside(dataDir: string, say: (line: string) => void): void {
  const actions = path.join(dataDir, "actions");
  if (fs.existsSync(credentialsFileIn(dataDir)) || !fs.existsSync(actions)) return;
  const aside = path.join(dataDir, "actions-of-stack-dev");
  if (fs.existsSync(aside)) return;
  fs.renameSync(actions, aside);
  say(`The simulators' actions of earlier versions, deployed by stack dev, are now in ${aside}.`);
}

/** What stands before a command where the shell's own backend or passphrase is another than the stack of `npm start` has. */
function chosenBackend(
  projectRoot: string,
  stack: string,
  shell: NodeJS.ProcessEnv,
  local: NodeJS.ProcessEnv,
): string {
  const { env } = pulumiEnvironment({
    cwd: projectRoot,
    args: ["config", "--stack", stack],
    env: shell,
    checkout: projectRoot,
  });
  return ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE"]
    .filter((name) => env[name] !== local[name])
    .map((name) => `${name}=${local[name]} `)
    .join("");
}

function namesOf(keys: readonly ConfigKey[]): Set<string> {
  return new Set(keys.map(({ name }) => name));
}
