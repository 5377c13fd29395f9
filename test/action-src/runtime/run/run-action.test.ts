import * as z from "zod";
import { ActionFailure } from "../../../../action-src/runtime/execution/action-failure";
import { type EnvironmentDescription } from "../../../../action-src/define-action";
import { readEnvironment } from "../../../../action-src/runtime/run/environment";
import { createActionHandler } from "../../../../action-src/runtime/run/run-action";
import { VirtualClock } from "../../../support/virtual-clock";

const outputs = z.object({ ok: z.boolean(), errorDetails: z.string().max(500).optional() });

/** An action that fails the given way, and shows failures the given way. */
function failing(
  fail: () => unknown,
  failed = (errorDetails: string): unknown => ({ ok: false, errorDetails }),
) {
  const clock = new VirtualClock();
  const records: Record<string, unknown>[] = [];
  const handler = createActionHandler(
    {
      name: "sample",
      inputs: z.object({}),
      outputs,
      failed: failed as (details: string) => z.output<typeof outputs>,
      describeInputs: () => ({}),
      execute: () => Promise.resolve().then(fail) as Promise<never>,
    },
    {
      clock,
      random: () => 0.5,
      transport: () => Promise.reject(new Error("No request is made here.")),
      environment: {},
      newExecutionId: () => "execution-1",
    },
  );
  const log = (_message: string, fields?: object) => void records.push({ ...fields });
  const execute = () => handler({ logger: { info: log, error: log } }, {});
  return { clock, execute, records };
}

describe("createActionHandler", () => {
  it("keeps errorDetails within the contract when many variables are missing", async () => {
    const description = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `A_VARIABLE_WITH_A_LONG_NAME_${index}`,
        { configKey: "key", kind: "text", purpose: "a value" },
      ]),
    ) as EnvironmentDescription;
    const { execute } = failing(() => {
      readEnvironment(description, {});
      throw new Error("It read what is not there.");
    });
    const result = await execute();
    expect(outputs.strict().parse(result)).toEqual(result);
    expect(result.errorDetails).toMatch(/^CONFIGURATION_INVALID: .*A_VARIABLE_WITH_A_LONG_NAME_0 is missing/);
    expect(result.errorDetails).toMatch(/…$/);
    expect(result.errorDetails).toHaveLength(500);
  });

  it("reports a defect when the outputs of a failure do not hold the contract", async () => {
    const { execute, records } = failing(
      () => {
        throw new ActionFailure("CRM_UNAVAILABLE", "The lookup met status 503. Check the CRM's health.");
      },
      (errorDetails) => ({ ok: errorDetails.startsWith("CRM_") ? "no" : false, errorDetails }),
    );
    const result = await execute();
    expect(outputs.strict().parse(result)).toEqual(result);
    expect(result.errorDetails).toMatch(/^INTERNAL_ERROR: /);
    expect(records.at(-1)).toMatchObject({ outcome: "failed", code: "INTERNAL_ERROR" });
  });

  it("reports a defect when the budget runs out and no backend is waited for", async () => {
    const { clock, execute } = failing(() => new Promise(() => undefined));
    const result = await clock.run(execute());
    expect(result.errorDetails).toMatch(/^INTERNAL_ERROR: /);
    expect(clock.monotonicMs()).toBe(25_000);
  });
});
