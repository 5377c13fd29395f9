import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import * as z from "zod";
import { SimulatorStartError } from "../simulator-start-error";

const keptBackend = z.strictObject({ secret: z.string().min(1), port: z.int().min(0).max(65_535) });

/** What a data folder keeps of an action's simulated backend, so that a stack's configuration stays true. */
export type KeptBackend = z.output<typeof keptBackend>;

/** Where a data folder keeps what is an action's simulated backend's. */
export function backendFileIn(dataDir: string, name: string): string {
  return path.join(dataDir, "backends", `${name}.json`);
}

/**
 * What the data folder keeps of a backend; a random secret, and no port yet, where it keeps nothing.
 *
 * @throws SIM_CREDENTIALS_INVALID a file that is not what {@link keepBackend} wrote
 */
export function readBackend(dataDir: string, name: string): KeptBackend {
  const file = backendFileIn(dataDir, name);
  if (!existsSync(file)) return { secret: randomBytes(24).toString("base64url"), port: 0 };
  try {
    return keptBackend.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new SimulatorStartError(
      "SIM_CREDENTIALS_INVALID",
      `Reading what is kept of the simulated backend of ${name}: ${file} is not what was written there. ` +
        `Delete it; the next start makes a new one.`,
    );
  }
}

/** Keeps it, in a file that its owner alone can read. */
export function keepBackend(dataDir: string, name: string, kept: KeptBackend): void {
  const file = backendFileIn(dataDir, name);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  renameSync(temporary, file);
}
