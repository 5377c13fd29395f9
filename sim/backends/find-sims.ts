import { existsSync, readdirSync } from "node:fs";
import * as path from "node:path";
import { loadTypeScript } from "../../load/load-typescript.js";
import { SimulatorStartError } from "../simulator-start-error";
import type { BackendSim } from "./define-sim";

/** The simulated backend that an action brings. */
export interface FoundSim {
  /** Of the action. */
  readonly name: string;
  readonly sim: BackendSim;
}

/**
 * Finds the simulated backend of every action that brings one: `sim.ts` in its folder.
 *
 * @param actionsFolder absolute path; one that is missing has none
 * @throws SIM_BACKEND_INVALID a `sim.ts` that exports no `sim`, or fails while it is loaded; SOURCE_INVALID
 */
export function findSims(actionsFolder: string): FoundSim[] {
  if (!existsSync(actionsFolder)) return [];
  return readdirSync(actionsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(actionsFolder, entry.name, "sim.ts")))
    .map(({ name }) => ({ name, sim: load(path.join(actionsFolder, name, "sim.ts"), name) }));
}

function load(file: string, name: string): BackendSim {
  let sim: Partial<BackendSim> | undefined;
  try {
    ({ sim } = loadTypeScript(file) as { sim?: Partial<BackendSim> });
  } catch (error) {
    // The compiler's messages name file and line themselves.
    if ((error as { code?: unknown }).code === "SOURCE_INVALID") throw error;
    throw invalid(name, `it failed while it was loaded: ${String(error)}`);
  }
  if (typeof sim?.start === "function" && typeof sim.configuration === "function") return sim as BackendSim;
  throw invalid(name, "it exports no `sim = defineSim({ … })`");
}

function invalid(name: string, seen: string): SimulatorStartError {
  return new SimulatorStartError(
    "SIM_BACKEND_INVALID",
    `Reading the simulated backend of ${name} (action-src/${name}/sim.ts) failed: ${seen}. ` +
      `Fix it, or remove the file: an action needs none.`,
  );
}
