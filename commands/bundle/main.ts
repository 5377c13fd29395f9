import * as fs from "node:fs/promises";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { discoverActions } from "../../infra/actions/discover-actions";
import { bundleAction } from "../../infra/bundle/bundle-action";
import { CommandError } from "../command-error";

const usage = "Usage: npm run bundle -- ACTION --out FILE.zip";

/** `npm run bundle -- ACTION --out FILE.zip`: writes exactly the bytes that an update would upload. */
export async function main(commandArguments: string[]): Promise<void> {
  if (commandArguments.includes("--help")) return void process.stdout.write(`${usage}\n`);
  const { name, out } = parse(commandArguments);
  const projectRoot = path.resolve(__dirname, "../..");
  // npm changes into the project's folder; INIT_CWD is where the person is.
  const file = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), out);
  const actions = discoverActions(projectRoot);
  const action = actions.find(({ description }) => description.name === name);
  if (action === undefined) {
    const known = actions.map(({ description }) => description.name).join(", ");
    throw new CommandError(
      `Bundling "${name}" failed: action-src has no such action. It has: ${known}.\n${usage}`,
    );
  }
  const { bytes, codeSha256, manifest } = await bundleAction(projectRoot, action.folder);
  await fs.writeFile(file, bytes).catch((error: Error) => {
    throw new CommandError(
      `Writing the bundle to ${file} failed: ${error.message}. Name a file in a folder you may write to.`,
    );
  });
  process.stdout.write(`${manifest}\n${file}: ${bytes.length} bytes, sha256 ${codeSha256}\n`);
}

function parse(commandArguments: string[]): { name: string; out: string } {
  try {
    const { values, positionals } = parseArgs({
      args: commandArguments,
      options: { out: { type: "string", short: "o" } },
      allowPositionals: true,
    });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0 || values.out === undefined)
      throw new Error("give one ACTION and --out FILE.zip");
    return { name, out: values.out };
  } catch (error) {
    throw new CommandError(
      `Reading the arguments of npm run bundle failed: ${(error as Error).message}.\n${usage}`,
    );
  }
}
