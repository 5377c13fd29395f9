import type { RunningBackend } from "./run-backends";

/**
 * A warning for each configuration key that several backends offer with different values: the last one's counts, for
 * whichever action names the key.
 */
export function sharedKeyWarnings(
  backends: readonly Pick<RunningBackend, "name" | "configuration">[],
): string[] {
  const keys = [...new Set(backends.flatMap(({ configuration }) => Object.keys(configuration)))];
  return keys.flatMap((key) => {
    const offering = backends.filter(({ configuration }) => Object.hasOwn(configuration, key));
    const values = new Set(offering.map(({ configuration }) => configuration[key]));
    const winner = offering.at(-1)?.name;
    if (values.size < 2 || winner === undefined) return [];
    return [
      `Warning: ${offering.map(({ name }) => name).join(" and ")} each bring a backend that offers ${key}; that of ${winner} ` +
        `counts for all of them. Serve what they need from one sim.ts, or give each action a key of its own.`,
    ];
  });
}
