import { createInterface } from "node:readline/promises";
import { command } from "../../load/command";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { managedId } from "../stack/managed-id";
import { pulumiReader } from "../stack/read-pulumi";
import { runPulumi } from "../stack/run-pulumi";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { readStackConfig } from "../stack/stack-config";
import { stackConnection } from "../stack/stack-connection";
import { type AdoptOptions, parseAdoptOptions } from "./adopt-options";
import { programContent } from "./program-content";
import { renderAdoption, whatComesNext } from "./render-adoption";
import { reviewAdoption } from "./review-adoption";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run adopt -- --stack S ACTION ID [--yes]`: prepares bringing an action that exists in CXone under management, in
 * place and with its id. It shows what an update would change, and sets the stack's configuration; CXone is only read.
 * It ends with the codes of the program and of the provider, too.
 */
export const main = command({
  read: parseAdoptOptions,
  run: async (options, { projectRoot }) => {
    const { stack, action, id } = options;
    await setUpPulumi();
    const program = await programContent(projectRoot, action);
    const read = pulumiReader(projectRoot);
    const project = findPulumiProject(projectRoot)?.name ?? "";
    // The secrets among it go into the connection and nowhere else.
    const api = stackConnection(await readStackConfig(stack, project, read, "--show-secrets"), process.env);
    const managed = managedId(await read(["stack", "export", "--stack", stack]), action);
    const differences = await reviewAdoption(options, api, program, managed);
    renderAdoption(options, differences).forEach(say);
    if (!(await mayGoOn(options))) return say("Nothing was changed. Run it again with --yes to go on.");
    const key = `adopt["${action}"]`;
    // As a string: an id of digits alone would be stored as a number.
    const value = ["--path", key, id, "--type", "string", "--stack", stack];
    await runPulumi(projectRoot, ["config", "set", ...value]);
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
