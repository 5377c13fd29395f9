import { environmentKeys } from "../../infra/actions/environment";
import type { DiscoveredAction } from "../../infra/actions/discover-actions";
import { baseKeys } from "../../infra/config/base-keys";
import { PLATFORM_KEY, platformNameOf } from "../../providers/platforms/platform-names.js";
import { readConfig } from "../../infra/config/read-config";
import type { ConfigEntries } from "./check-backend";
import { failure, type Finding } from "./finding";

const AREA = "configuration";

/** Every key, by the rules of the program, so that what passes here passes in an update. */
export function checkConfiguration(
  project: string,
  stack: string,
  entries: ConfigEntries,
  actions: readonly DiscoveredAction[],
  environment: NodeJS.ProcessEnv,
): Finding {
  const values = Object.entries(entries).map(([key, { value = "" }]) => [key, value] as const);
  const secretKeys = Object.entries(entries).flatMap(([key, { secret }]) => (secret ? [key] : []));
  const platform = platformNameOf(entries[`${project}:${PLATFORM_KEY}`]?.value);
  try {
    const keys = [...baseKeys(platform), ...environmentKeys(actions)];
    const sources = { project, stack, values: Object.fromEntries(values), secretKeys: new Set(secretKeys) };
    readConfig(keys, { ...sources, environment });
    return { area: AREA, status: "ok", seen: `All ${keys.length} keys of stack "${stack}" hold.` };
  } catch (error) {
    return failure(AREA, error);
  }
}
