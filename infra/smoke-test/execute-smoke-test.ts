import * as path from "node:path";
import * as z from "zod";
import { connectToCxone } from "../../providers/cxone/connect";
import { discoverActions } from "../actions/discover-actions";
import { ProgramError } from "../program-error";
import { checkAnswer } from "./check-answer";

/** What the smoke test's command hands over on standard input. */
const request = z.object({ action: z.string(), id: z.string(), inputs: z.record(z.string(), z.unknown()) });

/** Executes the action named on standard input, prints its masked answer as JSON, and exits with 1 where it does not hold. */
export async function main(): Promise<void> {
  try {
    const text = await readAll(process.stdin);
    process.stdout.write(
      JSON.stringify(await executeSmokeTest(request.parse(JSON.parse(text)), process.env)),
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function executeSmokeTest(
  { action: name, id, inputs }: z.output<typeof request>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, unknown>> {
  const action = discoverActions(path.dirname(process.cwd())).find(
    ({ description }) => description.name === name,
  );
  if (action === undefined)
    throw new ProgramError("ACTION_INVALID", `action-src has no action "${name}" any more.`);
  const cxone = connectToCxone({
    baseUrl: environment["CXONE_BASE_URL"],
    clientId: environment["CXONE_CLIENT_ID"],
    clientSecret: environment["CXONE_CLIENT_SECRET"],
  });
  const { outputs } = await cxone.executeAction(id, inputs);
  const checked = checkAnswer(action.description, outputs);
  if ("answer" in checked) return checked.answer;
  throw new ProgramError(
    "SMOKE_TEST_FAILED",
    `The smoke test of data action "${name}" (id ${id}) failed: ${checked.problem}. ` +
      `The action is deployed with its new content. Mend it and run pulumi up again.`,
  );
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
