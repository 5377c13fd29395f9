import type { Environment } from "./client-context";

/** The globals of Node.js that lead to an environment, as one action's code sees them. */
export interface ActionGlobals {
  readonly process: object;
  readonly globalThis: object;
}

/** The container's own globals, but for `process.env`, which is this environment; writing there changes nothing else. */
export function globalsWith(environment: Environment): ActionGlobals {
  const process = having(globalThis.process, "env", { ...environment });
  return { process, globalThis: having(globalThis, "process", process) };
}

/** An object that reads, and is written to, as `target`, but for one property. */
function having<T extends object>(target: T, name: keyof T, value: unknown): T {
  return new Proxy(target, {
    // Without the receiver: a getter of Node.js takes its own object alone.
    get: (_target, key) => (key === name ? value : (Reflect.get(target, key) as unknown)),
  });
}
