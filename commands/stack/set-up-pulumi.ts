import { setUp } from "../../tools/setup.js";

/**
 * Makes sure that the CLI can be run, and says on standard error what that takes, and what is done then: reading a stack
 * takes seconds, and previewing one half a minute, in which nothing else is printed.
 *
 * @param what a line, such as `Reading stack "prod".` Default: nothing is said
 * @throws ToolChainError
 */
export async function setUpPulumi(what?: string): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await setUp(process.env, say);
  if (what !== undefined) say(what);
}
