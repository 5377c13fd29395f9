import * as fs from "node:fs/promises";
import { CommandError } from "../command-error";

/**
 * Reads an action's inputs out of a file.
 *
 * @param file its path, or `-` for standard input
 * @param example inputs that the action takes, for the message
 * @throws COMMAND_INVALID where it cannot be read, or is no JSON object in UTF-8
 */
export async function readInputs(
  file: string,
  example: Readonly<Record<string, unknown>> = { orderNumber: "A-1001" },
): Promise<Readonly<Record<string, unknown>>> {
  const named = file === "-" ? "standard input" : file;
  const bytes = await (file === "-" ? standardInput() : fs.readFile(file)).catch((error: Error) => {
    throw new CommandError(
      `Reading the inputs from ${named} failed: ${error.message}. Name a file that is there.`,
    );
  });
  const text = decode(bytes);
  if (text === undefined)
    throw new CommandError(
      `Reading the inputs from ${named} failed: it is no text in UTF-8. Save it as UTF-8.`,
    );
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new CommandError(
    `Reading the inputs from ${named} failed: it holds no JSON object. Write one, such as ${JSON.stringify(example)}.`,
  );
}

/** Without a byte order mark, which editors on Windows write; undefined where a character would be lost. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
