import type { ActionContext } from "../execution/audit-log";
import { globalsWith } from "./action-globals";
import type { Environment } from "./client-context";

/** What an action's module exports. */
export type Handler = (context: ActionContext, inputs: unknown) => unknown;

/** A module as the bundled action sees it. */
interface ActionModule {
  exports: unknown;
}

/** Evaluates the action's bundled modules anew, with these in place of the globals of the same names. */
export type LoadAction = (
  module: ActionModule,
  exports: unknown,
  process: object,
  globalThis: object,
  global: object,
) => void;

/** A rotation has two environments at once; a few more cost little, and no container keeps all it ever saw. */
const MOST_WARM = 4;

/**
 * The action of a container, once for each environment that its executions bring. So whatever a warm runtime shares
 * (session, gate, limits, a module's own variables) is shared by executions with the same environment alone, as on a
 * platform that starts a new container for a changed one; and executions at once cannot see each other's values.
 */
export class WarmActions {
  /** By the environment; the one used last comes last. */
  private readonly warm = new Map<string, Handler>();

  constructor(private readonly load: LoadAction) {}

  /** The handler for this environment. @throws whatever the action throws while it is loaded; the next call loads it again */
  handler(environment: Environment): Handler {
    const key = JSON.stringify(environment);
    const handler = this.warm.get(key) ?? this.evaluate(environment);
    this.warm.delete(key);
    this.warm.set(key, handler);
    const [oldest] = this.warm.keys();
    if (this.warm.size > MOST_WARM && oldest !== undefined) this.warm.delete(oldest);
    return handler;
  }

  private evaluate(environment: Environment): Handler {
    const module: ActionModule = { exports: {} };
    const globals = globalsWith(environment);
    this.load(module, module.exports, globals.process, globals.globalThis, globals.globalThis);
    return module.exports as Handler;
  }
}
