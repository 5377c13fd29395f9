import type * as z from "zod";

/** One variable of an action's environment: where its value comes from, and how it is checked. */
export interface EnvironmentVariable {
  /** Key of the stack configuration, in the project's namespace, that the value is read from. */
  readonly configKey: string;
  /** Whether the value is a secret. Default false. */
  readonly secret?: boolean;
  /**
   * `url`: absolute, HTTPS unless the host is loopback (`foundation/safe-url.ts`), used as it is. `baseUrl`: the same for
   * paths to be put behind it, so it has no query, and the handler gets it without slashes at its end. `boolean`: `true`
   * or `false`.
   */
  readonly kind: "text" | "url" | "baseUrl" | "boolean";
  /** What the variable is for, as shown when it is missing. */
  readonly purpose: string;
  /** Value used when none is configured. A variable without a default is required. */
  readonly default?: string;
}

/** The environment of an action: variable name to description. */
export type EnvironmentDescription = Readonly<Record<string, EnvironmentVariable>>;

/** Inputs and outputs of an action: the one source of the API's schema and of run-time validation. */
export interface ActionContract<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly inputs: I;
  readonly outputs: O;
}

/** What some outputs have to be: a value, or a pattern that the value's text matches. */
export type ExpectedOutputs<O extends z.ZodObject = z.ZodObject> = {
  readonly [Name in keyof z.output<O>]?: z.output<O>[Name] | RegExp;
};

/** The case that is executed after a deployment to show that the action works. */
export interface SmokeTest<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly inputs: z.input<I>;
  /**
   * What a success gives for these inputs, beside what `success` says, such as `{ customerTier: "gold" }`. Not asked of
   * an earlier release that was gone back to. Default: nothing.
   */
  readonly expect?: ExpectedOutputs<O>;
  /** Codes of `errorDetails` that also count as a working action, for stacks without the test contact. */
  readonly acceptedErrorCodes: readonly string[];
  /** Outputs that may be shown wherever the smoke test's answer is: neither personal nor secret. All others are masked. */
  readonly shown: readonly (keyof z.output<O> & string)[];
}

/** Everything a deployment needs to know of one action besides its code. */
export interface ActionDescription<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
  E extends EnvironmentDescription = EnvironmentDescription,
> {
  /** Unique name in the organisation, and the folder's name. */
  readonly name: string;
  readonly description: string;
  /** Runtime identifier of CXone (docs/contract.md). */
  readonly runtime: "nodejs18";
  /** Seconds after which the platform ends an execution, 1 to 30. The handler answers within five sixths of them. */
  readonly timeoutSeconds: number;
  /**
   * Seconds that one lookup in a backend may take, waiting for one that is down included, while a caller listens to
   * silence; from 1 to the five sixths of `timeoutSeconds`. The configuration key `patienceSeconds` overrides it for a
   * stack. Default: the five sixths (runtime/execution/time-limits.ts says why).
   */
  readonly patienceSeconds?: number;
  readonly contract: ActionContract<I, O>;
  /**
   * What tells a success from a failure, such as `{ enrichmentSuccess: true }`; `{}` where every answer without
   * `errorDetails` is one. The smoke test holds answers to it, those of an earlier release included.
   */
  readonly success: ExpectedOutputs<O>;
  readonly environment: E;
  readonly smokeTest: SmokeTest<I, O>;
}

/**
 * Describes a data action; returns the description unchanged, with its exact type.
 * Imports nothing at run time, so that a deployment program can load a description cheaply.
 */
export function defineAction<
  I extends z.ZodObject,
  O extends z.ZodObject,
  const E extends EnvironmentDescription,
>(description: ActionDescription<I, O, E>): ActionDescription<I, O, E> {
  return description;
}
