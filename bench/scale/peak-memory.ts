import * as fs from "node:fs";
import * as path from "node:path";
import type { Pulumi } from "../engine/run-pulumi";

/** The process in which the program runs; the provider's is another one. */
const PROGRAM = /[\\/]pulumi[\\/]cmd[\\/]run/;

/**
 * The most memory that the program's process has during a preview, in MB.
 *
 * @param variables that the CLI runs with; read at each call
 */
export async function peakMemoryOfPreview(
  pulumi: Pulumi,
  variables: Record<string, string>,
  projectRoot: string,
  work: string,
): Promise<number> {
  const folder = fs.mkdtempSync(path.join(work, "memory-"));
  const before = { ...variables };
  variables["BENCH_MEMORY_FOLDER"] = folder;
  variables["NODE_OPTIONS"] = `--require=${path.join(projectRoot, "bench", "scale", "record-memory.js")}`;
  try {
    await pulumi("preview", "--non-interactive");
  } finally {
    for (const name of ["BENCH_MEMORY_FOLDER", "NODE_OPTIONS"]) delete variables[name];
    Object.assign(variables, before);
  }
  const records = fs
    .readdirSync(folder)
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")) as MemoryRecord);
  const program = records.find(({ script }) => PROGRAM.test(script));
  if (!program)
    throw new Error(`No program ran: ${records.map(({ script }) => script).join(", ") || "nothing"}`);
  return program.kiB / 1_000;
}

interface MemoryRecord {
  readonly script: string;
  readonly kiB: number;
}
