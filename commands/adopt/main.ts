import * as path from "node:path";
import { createInterface } from "node:readline/promises";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { setUp } from "../../tools/setup.js";
import { type AdoptOptions, parseAdoptOptions } from "./adopt-options";
import { managedId } from "../stack/managed-id";
import { programContent } from "./program-content";
import { reviewAdoption } from "./review-adoption";
import { stackConnection } from "../stack/stack-connection";
import { readPulumi } from "../stack/read-pulumi";
import { runPulumi } from "../stack/run-pulumi";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run adopt -- --stack S ACTION ID [--yes]`: prepares bringing an action that exists in CXone under management, in
 * place and with its id. It shows what an update would change, and sets the stack's configuration; CXone is only read.
 *
 * @throws COMMAND_INVALID, and the codes of the program and of the provider
 */
export async function main(commandArguments: string[]): Promise<void> {
  const options = parseAdoptOptions(commandArguments);
  const { stack, action, id } = options;
  await setUp(process.env, (line) => void process.stderr.write(`${line}\n`));
  const projectRoot = path.resolve(__dirname, "../..");
  const program = await programContent(projectRoot, action);
  const project = findPulumiProject(projectRoot)?.name ?? "";
  // The secrets among it go into the connection and nowhere else.
  const config = await readPulumi(["config", "--json", "--show-secrets", "--stack", stack]);
  const managed = managedId(await readPulumi(["stack", "export", "--stack", stack]), action);
  const lines = await reviewAdoption(
    options,
    stackConnection(config, project, process.env),
    program,
    managed,
  );
  say(`Data action "${action}" (id ${id}), as it is in CXone -> as the program makes it:`);
  for (const line of lines.length > 0 ? lines : ["no difference that CXone shows"]) say(`  ${line}`);
  say(`  The values of its environment cannot be read; they become the stack's.`);
  if (!(await mayGoOn(options))) {
    return say("Nothing was changed. Run it again with --yes to go on.");
  }
  // As a string: an id of digits alone would be stored as a number.
  await runPulumi([
    "config",
    "set",
    "--path",
    `adopt["${action}"]`,
    id,
    "--type",
    "string",
    "--stack",
    stack,
  ]);
  say(
    `Stack "${stack}" is set to adopt it. pulumi up takes it over in place: the id stays, and what is listed above ` +
      `changes. Look first: npm run pulumi -- preview --diff --stack ${stack}`,
  );
}

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
