import type * as z from "zod";
import { ActionFailure, budgetSpent } from "../execution/action-failure";
import type { ActionContext, AuditFields, AuditLog } from "../execution/audit-log";
import type { Execution } from "../execution/execution";
import type { Platform } from "./platform";
import { WarmRuntime } from "./warm-runtime";

/** The inputs that an execution was given, unchecked; without those that count as absent. */
type GivenInputs = Readonly<Record<string, unknown>>;

/** An action as the run-time sees it. */
interface ActionLogic<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly inputs: I;
  readonly outputs: O;
  /** Does the work. May throw an `ActionFailure`. */
  readonly execute: (inputs: z.output<I>, execution: Execution, warm: WarmRuntime) => Promise<z.output<O>>;
  /** The outputs of a failed execution. @param details the text of `errorDetails` */
  readonly failed: (details: string) => z.output<O>;
  /** What the audit log may show of the inputs, masked. @param given the inputs as they came, ignored ones included */
  readonly describeInputs: (inputs: z.output<I>, given: GivenInputs) => AuditFields;
}

/** What the platform calls: always resolves, with outputs that hold the contract. */
export type ActionHandler<O> = (context: ActionContext | null | undefined, inputs: unknown) => Promise<O>;

/** Makes the handler of a warm runtime from an action's logic. */
export function createActionHandler<I extends z.ZodObject, O extends z.ZodObject>(
  logic: ActionLogic<I, O>,
  platform: Platform,
): ActionHandler<z.output<O>> {
  const warm = new WarmRuntime(platform);
  return async (context, rawInputs) => {
    const execution = warm.begin(context, logic.name);
    const { audit, deadline } = execution;
    try {
      const given = presentInputs(rawInputs);
      const inputs = readInputs(logic.inputs, given);
      recordInputs(logic, inputs, given, audit);
      const work = logic.execute(inputs, execution, warm);
      const outputs = logic.outputs.parse(await deadline.race(work, () => overrun(execution)));
      audit.record("info", "execution", "succeeded", {});
      return outputs;
    } catch (error) {
      const isExpected = error instanceof ActionFailure;
      const { outputs, code } = toFailedOutputs(
        logic,
        isExpected ? (error as ActionFailure<string>) : defect(),
      );
      const cause = error instanceof Error && !isExpected ? error.name : undefined;
      audit.record("error", "execution", "failed", { code, cause });
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
function recordInputs<I extends z.ZodObject, O extends z.ZodObject>(
  logic: ActionLogic<I, O>,
  inputs: z.output<I>,
  given: GivenInputs,
  audit: AuditLog,
): void {
  const used = inputs as GivenInputs;
  const ignored = Object.keys(logic.inputs.shape).filter((name) => name in given && used[name] === undefined);
  const fields = logic.describeInputs(inputs, given);
  if (ignored.length === 0) audit.record("info", "inputs", "accepted", fields);
  else audit.record("warn", "inputs", "accepted in part", { ...fields, ignored });
}

/** The outputs of a failure, held to the contract too: those that break it are replaced by those of a defect. */
function toFailedOutputs<O extends z.ZodObject>(
  logic: Pick<ActionLogic<z.ZodObject, O>, "outputs" | "failed">,
  failure: ActionFailure<string>,
): { readonly outputs: z.output<O>; readonly code: string } {
  const { code, details } = failure;
  const checked = logic.outputs.safeParse(logic.failed(details));
  if (checked.success) return { outputs: checked.data, code };
  const replaced = defect();
  return { outputs: logic.failed(replaced.details), code: replaced.code };
}

/** The budget is spent: a backend that is waited for is to blame; without one the action itself is. */
function overrun({ lookups }: Execution): ActionFailure {
  const [oldest] = lookups;
  return oldest ? budgetSpent(oldest.backend, "The execution") : defect();
}

function defect(): ActionFailure {
  return new ActionFailure(
    "INTERNAL_ERROR",
    "The action met a defect of its own. Read the execution's trace, and report it with the execution id.",
  );
}
