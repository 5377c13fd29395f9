import { createHmac } from "node:crypto";
import { realpathSync } from "node:fs";
import type { SimulatorCredentials } from "./simulator-credentials";

/** Whose simulators they are: two checkouts' differ, and so do those that were started with other credentials. */
export interface SimulatorOwner {
  /** For programs: the same only for the same data folder and the same credentials. */
  readonly owner: string;
  /** For people: the absolute path of the data folder. */
  readonly dataDir: string;
}

/**
 * Identifies the simulators of a data folder. Tells nothing of the credentials.
 *
 * @param dataDir a folder that is there
 */
export function simulatorOwner(dataDir: string, credentials: SimulatorCredentials): SimulatorOwner {
  const real = realpathSync(dataDir);
  return {
    owner: createHmac("sha256", JSON.stringify(credentials)).update(real).digest("hex"),
    dataDir: real,
  };
}
