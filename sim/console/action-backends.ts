import type { ConsoleBackend } from "./console-backend";

/** Which of the simulated backends an action asks. */
export interface ActionBackends {
  /** Their names, in the order of the backends. */
  readonly backends: readonly string[];
  /** Whether it asks a server of this machine that is none of them: a `sim.ts` that is younger than the simulators. */
  readonly lacksBackend: boolean;
}

/** @param origins of the servers that the action asks */
export function actionBackends(
  origins: readonly string[],
  all: readonly Pick<ConsoleBackend, "name" | "url">[],
): ActionBackends {
  const known = all.map(({ name, url }) => ({ name, origin: new URL(url).origin }));
  const isKnown = (origin: string): boolean => known.some((each) => each.origin === origin);
  return {
    backends: known.filter(({ origin }) => origins.includes(origin)).map(({ name }) => name),
    lacksBackend: origins.some((origin) => isLoopback(origin) && !isKnown(origin)),
  };
}

function isLoopback(origin: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(origin).hostname);
}
