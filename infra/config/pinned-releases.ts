import * as z from "zod";
import { ProgramError } from "../program-error";

/** The variable through which a rollback says what to deploy; a person uses `npm run rollback`. */
export const PINNED_RELEASES_VARIABLE = "DATA_ACTIONS_RELEASES";

const schema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/**
 * The actions that are to be deployed from a release of the artifact store instead of from source: action name to
 * release id. None where the variable is not set.
 *
 * @param actionNames the actions of the source
 * @throws CONFIGURATION_INVALID where the variable does not hold that, or names an action that the source does not have
 */
export function readPinnedReleases(
  environment: Readonly<Record<string, string | undefined>>,
  actionNames: readonly string[],
): ReadonlyMap<string, string> {
  const text = environment[PINNED_RELEASES_VARIABLE];
  if (!text) return new Map();
  const result = schema.safeParse(parseJson(text));
  if (!result.success) throw invalid("it is not a JSON object of action names and release ids");
  const unknown = Object.keys(result.data).find((name) => !actionNames.includes(name));
  if (unknown !== undefined) throw invalid(`action-src has no action "${unknown}"`);
  return new Map(Object.entries(result.data));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(seen: string): ProgramError {
  return new ProgramError(
    "CONFIGURATION_INVALID",
    `Reading the environment variable ${PINNED_RELEASES_VARIABLE} failed: ${seen}. Unset it and use npm run rollback.`,
  );
}
