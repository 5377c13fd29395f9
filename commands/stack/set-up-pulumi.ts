import { setUp } from "../../tools/setup.js";

/** Makes sure that the CLI can be run, and says on standard error what that takes. @throws ToolChainError */
export async function setUpPulumi(): Promise<void> {
  await setUp(process.env, (line) => void process.stderr.write(`${line}\n`));
}
