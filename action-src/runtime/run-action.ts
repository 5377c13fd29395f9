import type * as z from "zod";
import { ActionFailure } from "./action-failure";
import type { ActionContext, AuditFields } from "./audit-log";
import type { Execution } from "./execution";
import type { Platform } from "./platform";
import { WarmRuntime } from "./warm-runtime";

/** An action as the run-time sees it. */
export interface ActionLogic<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly inputs: I;
  readonly outputs: O;
  /** Does the work. May throw an `ActionFailure`. */
  readonly execute: (inputs: z.output<I>, execution: Execution, warm: WarmRuntime) => Promise<z.output<O>>;
  /** The outputs of a failed execution. @param details the text of `errorDetails` */
  readonly failed: (details: string) => z.output<O>;
  /** What the audit log may show of the inputs, masked. */
  readonly describeInputs: (inputs: z.output<I>) => AuditFields;
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
      const inputs = readInputs(logic.inputs, rawInputs);
      audit.record("info", "inputs", "accepted", logic.describeInputs(inputs));
      const work = logic.execute(inputs, execution, warm);
      const outputs = logic.outputs.parse(await deadline.race(work, "The execution"));
      audit.record("info", "execution", "succeeded", {});
      return outputs;
    } catch (error) {
      const failure = error instanceof ActionFailure ? error : defect();
      const cause = error instanceof Error && failure !== error ? error.name : undefined;
      audit.record("error", "execution", "failed", { code: failure.code, cause });
      return logic.failed(failure.details);
    } finally {
      deadline.release();
    }
  };
}

/** A Studio variable that is not set arrives as null or as an empty text: both count as absent. */
function readInputs<I extends z.ZodObject>(schema: I, rawInputs: unknown): z.output<I> {
  const given = typeof rawInputs === "object" && rawInputs !== null ? rawInputs : {};
  const present = Object.entries(given).filter(([, value]) => value !== null && value !== "");
  const result = schema.safeParse(Object.fromEntries(present));
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ActionFailure(
    "INPUT_INVALID",
    `The inputs were checked: ${complaints.join("; ")}. Set them in the Studio flow before the action.`,
  );
}

function defect(): ActionFailure {
  return new ActionFailure(
    "INTERNAL_ERROR",
    "The action met a defect of its own. Read the execution's trace, and report it with the execution id.",
  );
}
