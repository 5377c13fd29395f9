import { setUp } from "../../tools/setup.js";
import { start } from "./start";

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * stack `local` up, has the deployed action enrich one contact, and ends.
 */
export async function main(_args: readonly string[], projectRoot: string): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await setUp(process.env, say);
  await start(projectRoot, process.env, say);
}
