import * as fs from "node:fs";
import * as path from "node:path";
import { Readable } from "node:stream";

/** What a script of the smoke test has from the command that starts it. */
export interface ScriptCall {
  /** Of the project; the script runs in its `infra`. */
  readonly folder: string;
  /** What is on standard input, in the pieces that arrive. */
  readonly input: readonly Buffer[];
  readonly environment: Readonly<Record<string, string>>;
}

/** How a script ended. */
export interface ScriptEnd {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: unknown;
}

/** Runs a script in this process as it runs in one of its own. */
export async function runScript(
  main: () => Promise<void>,
  { folder, input, environment }: ScriptCall,
): Promise<ScriptEnd> {
  const texts = { stdout: "", stderr: "" };
  const writes = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  const before = { folder: process.cwd(), environment: { ...process.env }, exitCode: process.exitCode };
  const standardInput = Object.getOwnPropertyDescriptor(process, "stdin");
  const infra = path.join(folder, "infra");
  fs.mkdirSync(infra, { recursive: true });
  try {
    process.chdir(infra);
    Object.assign(process.env, environment);
    Object.defineProperty(process, "stdin", { value: Readable.from(input), configurable: true });
    process.exitCode = undefined;
    await main();
    return { ...texts, exitCode: process.exitCode };
  } finally {
    process.exitCode = before.exitCode;
    if (standardInput) Object.defineProperty(process, "stdin", standardInput);
    for (const name of Object.keys(environment)) delete process.env[name];
    Object.assign(process.env, before.environment);
    process.chdir(before.folder);
    for (const write of writes) write.mockRestore();
  }
}
