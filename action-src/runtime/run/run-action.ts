import type * as z from "zod";
import type { ActionDescription } from "../../define-action";
import { ActionFailure, budgetSpent } from "../execution/action-failure";
import type { ActionContext, AuditFields, AuditLog } from "../execution/audit-log";
import type { Execution } from "../execution/execution";
import { describeDefect } from "./describe-defect";
import type { Platform } from "./platform";
import { WarmRuntime } from "./warm-runtime";

/** The inputs that an execution was given, unchecked; without those that count as absent. */
type GivenInputs = Readonly<Record<string, unknown>>;

/** What the run-time needs of an action's description. */
type RunnableAction<I extends z.ZodObject, O extends z.ZodObject> = Pick<
  ActionDescription<I, O>,
  "name" | "timeoutSeconds" | "patienceSeconds" | "contract" | "environment"
>;

/** Refuses, at compile time, an output that the contract does not declare: a misspelt one would vanish. */
type Exact<Outputs, Declared> = [Undeclared<Outputs, keyof Declared>] extends [never]
  ? Outputs
  : Outputs & Readonly<Record<Undeclared<Outputs, keyof Declared>, never>>;
type Undeclared<Outputs, Name> = Outputs extends unknown ? Exclude<keyof Outputs, Name> : never;

/** An action as the run-time sees it. */
interface ActionLogic<I extends z.ZodObject, O extends z.ZodObject, R, F> {
  /** Does the work. May throw an `ActionFailure`. */
  readonly execute: (
    inputs: z.output<I>,
    execution: Execution,
    warm: WarmRuntime,
  ) => Promise<Exact<R, z.output<O>>>;
  /** The outputs of a failed execution. @param details the text of `errorDetails` */
  readonly failed: (details: string) => Exact<F, z.output<O>>;
  /** What the audit log may show of the inputs, masked. @param given the inputs as they came, ignored ones included */
  readonly describeInputs: (inputs: z.output<I>, given: GivenInputs) => AuditFields;
}

/** What the platform calls: always resolves, with outputs that hold the contract. */
export type ActionHandler<O> = (context: ActionContext | null | undefined, inputs: unknown) => Promise<O>;

/** More names in a record would be no help. */
const MOST_NAMES = 10;

/** Makes the handler of a warm runtime from an action's description and logic. */
export function createActionHandler<
  I extends z.ZodObject,
  O extends z.ZodObject,
  R extends z.output<O>,
  F extends z.output<O>,
>(
  action: RunnableAction<I, O>,
  logic: ActionLogic<I, O, R, F>,
  platform: Platform,
): ActionHandler<z.output<O>> {
  const { contract, environment } = action;
  const warm = new WarmRuntime(action, platform);
  return async (context, rawInputs) => {
    const execution = warm.begin(context);
    const { audit, deadline } = execution;
    const given = presentInputs(rawInputs);
    try {
      const inputs = readInputs(contract.inputs, given);
      recordInputs(contract.inputs, logic.describeInputs(inputs, given), inputs, given, audit);
      const work = logic.execute(inputs, execution, warm);
      const answer = await deadline.race(work, () => overrun(execution));
      recordUndeclared(contract.outputs, answer, audit);
      const outputs = contract.outputs.parse(answer);
      audit.record("info", "execution", "succeeded", {});
      return outputs;
    } catch (error) {
      const { outputs, code, cause } = toFailedOutputs(contract.outputs, logic, error, execution);
      const secrets = { environment, values: platform.environment, given };
      audit.record("error", "execution", "failed", {
        code,
        ...(cause ? describeDefect(cause.thrown, secrets) : {}),
      });
      return outputs;
    } finally {
      deadline.release();
    }
  };
}

/** A Studio variable that is not set arrives as null or as an empty text: both count as absent. */
function presentInputs(rawInputs: unknown): GivenInputs {
  const given = typeof rawInputs === "object" && rawInputs !== null ? rawInputs : {};
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );
}

function readInputs<I extends z.ZodObject>(schema: I, given: GivenInputs): z.output<I> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ActionFailure(
    "INPUT_INVALID",
    `The inputs were checked: ${complaints.join("; ")}. Set them in the Studio flow before the action.`,
  );
}

/** A contract may let an unusable optional input count as absent; the record then names it. */
function recordInputs(
  schema: z.ZodObject,
  fields: AuditFields,
  used: GivenInputs,
  given: GivenInputs,
  audit: AuditLog,
): void {
  const ignored = Object.keys(schema.shape).filter(
    (name) => Object.hasOwn(given, name) && used[name] === undefined,
  );
  if (ignored.length === 0) audit.record("info", "inputs", "accepted", fields);
  else audit.record("warn", "inputs", "accepted in part", { ...fields, ignored });
}

/** What the contract does not declare never reaches the flow; the caller is given the rest, and the record names it. */
function recordUndeclared(schema: z.ZodObject, answer: unknown, audit: AuditLog): void {
  const names = typeof answer === "object" && answer !== null ? Object.keys(answer) : [];
  const undeclared = names.filter((name) => !Object.hasOwn(schema.shape, name));
  if (undeclared.length > 0)
    audit.record("error", "outputs", "undeclared, left out", { undeclared: undeclared.slice(0, MOST_NAMES) });
}

/**
 * The outputs of a failure, held to the contract too: those that break it are replaced by those of a defect.
 * @returns `cause`: what was thrown, or is wrong with the outputs, where it is the action's own defect
 */
function toFailedOutputs<O extends z.ZodObject>(
  schema: O,
  { failed }: { readonly failed: (details: string) => z.output<O> },
  error: unknown,
  execution: Execution,
): { readonly outputs: z.output<O>; readonly code: string; readonly cause?: { readonly thrown: unknown } } {
  const isExpected = error instanceof ActionFailure;
  const { code, details } = isExpected ? (error as ActionFailure<string>) : defect(execution);
  const checked = schema.safeParse(failed(details));
  if (checked.success)
    return { outputs: checked.data, code, ...(isExpected ? {} : { cause: { thrown: error } }) };
  const replaced = defect(execution);
  const thrown = isExpected ? checked.error : error;
  return { outputs: failed(replaced.details), code: replaced.code, cause: { thrown } };
}

/** The budget is spent: a backend that is waited for is to blame; without one the action itself is. */
function overrun(execution: Execution): ActionFailure {
  const [oldest] = execution.lookups;
  return oldest ? budgetSpent(oldest.backend, "The execution") : defect(execution);
}

function defect({ id, defectAdvice }: Execution): ActionFailure {
  return new ActionFailure(
    "INTERNAL_ERROR",
    `The action met a defect of its own in execution ${id}. ` +
      (defectAdvice ?? "Read that execution's trace, and report it with the id."),
  );
}
