import { createInterface } from "node:readline/promises";
import { DEFAULT_GENESYS_RUNTIME } from "../../infra/config/base-keys";
import { stateId } from "../../infra/actions/state-id";
import { command } from "../../load/command";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { managedId } from "../stack/managed-id";
import { pulumiReader } from "../stack/read-pulumi";
import { runPulumi } from "../stack/run-pulumi";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { readStackConfig } from "../stack/stack-config";
import { stackIntegration } from "../stack/stack-integration";
import { stackConnection, stackPlatformName } from "../stack/stack-connection";
import { type AdoptOptions, parseAdoptOptions } from "./adopt-options";
import { generateAction } from "./generate/generate-action";
import { renderGenerated } from "./generate/render-generated";
import { programContent } from "./program-content";
import { renderAdoption, whatComesNext } from "./render-adoption";
import { actionToAdopt, reviewAdoption } from "./review-adoption";

/** Stands where an integration's id does. */
const NOT_MADE_YET = "one of the stack's own, which pulumi up has yet to make";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run adopt -- --stack S ACTION ID [--from PROJECT/STACK] [--yes] [--generate]`: prepares bringing an action that exists on the
 * platform under management, in place and with its id. It shows what an update would change, and sets the stack's
 * configuration; the platform is only read. With `--generate` it makes the action's folder instead.
 * It ends with the codes of the program and of the provider, too.
 */
export const main = command({
  read: parseAdoptOptions,
  run: async (options, { projectRoot }) => {
    const { stack, action, id, from } = options;
    await setUpPulumi(`Reading stack "${stack}" and the action.`);
    const read = pulumiReader(projectRoot);
    const project = findPulumiProject(projectRoot)?.name ?? "";
    // The secrets among it go into the connection and nowhere else.
    const config = await readStackConfig(stack, project, read, "--show-secrets");
    const nameSuffix = config("nameSuffix")?.value ?? "";
    const api = stackConnection(config, process.env);
    const platform = {
      name: stackPlatformName(config),
      capabilities: api.capabilities,
      ...(api.capabilities.ownEnvironment
        ? {}
        : { runtime: config("genesysRuntime")?.value ?? DEFAULT_GENESYS_RUNTIME }),
    };
    const exported = await read(["stack", "export", "--stack", stack]);
    const { env } = pulumiEnvironment({ cwd: projectRoot, args: ["config", "--stack", stack] });
    const ours = {
      stack: `${project}/${stack.split("/").at(-1) ?? stack}`,
      state: stateId(projectRoot, env),
    };
    const integration = api.capabilities.ownEnvironment
      ? {}
      : { integrationId: stackIntegration(config("genesysIntegrationId")?.value, exported) ?? NOT_MADE_YET };
    const adopting = { ours, nameSuffix, ...integration };
    const managed = managedId(exported, action);
    if (options.generate) {
      const live = await actionToAdopt(options, api, managed, adopting);
      const made = await generateAction(projectRoot, action, live, api.capabilities);
      return void process.stdout.write(
        renderGenerated({ ...options, platform: api.capabilities.name }, made),
      );
    }
    const program = await programContent(projectRoot, action, nameSuffix, platform);
    const differences = await reviewAdoption(options, api, program, managed, adopting);
    renderAdoption(options, api.capabilities.name, differences).forEach(say);
    if (!(await mayGoOn(options))) return say("Nothing was changed. Run it again with --yes to go on.");
    // As a string: an id of digits alone would be stored as a number.
    const set = (key: string, value: string) => {
      const args = ["--path", `${key}["${action}"]`, value, "--type", "string", "--stack", stack];
      return runPulumi(projectRoot, ["config", "set", ...args]);
    };
    if (from !== undefined) await set("adoptFrom", from);
    await set("adopt", id);
    say(whatComesNext(stack));
  },
});

async function mayGoOn({ stack, yes }: AdoptOptions): Promise<boolean> {
  if (yes || !process.stdin.isTTY) return yes;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(
      `Set the configuration of stack "${stack}" to adopt it? (yes/no) `,
    );
    return answer.trim().toLowerCase() === "yes";
  } finally {
    terminal.close();
  }
}
