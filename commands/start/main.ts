import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { describeState, developmentEnvironment } from "./development-environment";
import { enrichOneContact } from "./enrich-one-contact";
import { stackFileArguments } from "./stack-file";
import { withSimulators } from "./with-simulators";
import { runPulumi } from "../stack/run-pulumi";

const stack = "dev";

/**
 * `npm start`: the whole path on one machine. Sets up Pulumi, starts the simulators unless they run already, brings
 * stack `dev` up, has the deployed action enrich one contact, and ends.
 */
export async function main(): Promise<void> {
  const projectRoot = path.resolve(__dirname, "../..");
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await setUp(process.env, say);
  await withSimulators(projectRoot, say, async (urls) => {
    const environment = developmentEnvironment(projectRoot, process.env);
    const stackFile = stackFileArguments(projectRoot, urls);
    say(describeState(projectRoot));
    await runPulumi(["stack", "select", "--create", "--stack", stack], environment);
    // With a refresh, so that simulators without their data, or with an edit made by hand, are put right as well.
    await runPulumi(["up", "--refresh", "--yes", "--stack", stack, ...stackFile], environment);
    const contact = await enrichOneContact(urls.cxoneUrl);
    process.stdout.write(
      `\nThe enriched contact, as a call flow receives it:\n${JSON.stringify(contact, null, 2)}\n`,
    );
  });
}
