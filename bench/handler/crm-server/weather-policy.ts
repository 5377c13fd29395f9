import type { Fault } from "../../../sim/faults/fault";
import type { CrmWeather } from "../scenario";
import { seededRandom } from "../seeded-random";

/**
 * Decides the fault of each request by a scenario's weather. The n-th request of a run draws the same number
 * whoever sends it.
 *
 * @param elapsedMs since the run began
 */
export function createWeatherPolicy(
  weather: CrmWeather,
  seed: number,
  elapsedMs: () => number,
): () => Fault | undefined {
  const random = seededRandom(seed);
  return () => {
    const drawn = random();
    const { brownOut, chance } = weather;
    const nowMs = elapsedMs();
    if (brownOut && nowMs >= brownOut.fromMs && nowMs < brownOut.fromMs + brownOut.durationMs) {
      return drawn < 0.5 ? { kind: "status", status: 503 } : { kind: "stall" };
    }
    if (!chance) return undefined;
    if (drawn < chance.status503) return { kind: "status", status: 503 };
    if (drawn < chance.status503 + chance.reset) return { kind: "reset" };
    return undefined;
  };
}
