import * as path from "node:path";
import { setUp } from "../tools/setup.js";
import { enrichOneContact } from "./start/enrich-one-contact";
import { withSimulators } from "./start/with-simulators";
import { runPulumi } from "./run-pulumi";

const stack = "dev";

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * stack `dev` up, has the deployed action enrich one contact, and ends.
 */
export async function main(): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await setUp(process.env, say);
  await withSimulators(path.dirname(__dirname), say, async ({ cxoneUrl }) => {
    await runPulumi(["stack", "select", "--create", "--stack", stack]);
    await runPulumi(["up", "--yes", "--stack", stack]);
    const contact = await enrichOneContact(cxoneUrl);
    process.stdout.write(
      `\nThe enriched contact, as a call flow receives it:\n${JSON.stringify(contact, null, 2)}\n`,
    );
  });
}
