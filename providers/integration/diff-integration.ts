import type { Properties } from "../properties";
import { COMPARED, EDITED_PROPERTY, UNNEEDED_PROPERTY } from "./integration-state";

/**
 * Whether the integration has to be updated. It never has to be replaced.
 *
 * @param state the outputs as the state has them, or as `read` just returned them
 * @param inputs the checked inputs
 */
export function diffIntegration(
  state: Properties,
  inputs: Properties,
): { changes: boolean; replaces: string[] } {
  const changed = COMPARED.some((key) => state[key] !== inputs[key]);
  const seen = [EDITED_PROPERTY, UNNEEDED_PROPERTY].some((key) => state[key] !== undefined);
  return { changes: changed || seen, replaces: [] };
}
