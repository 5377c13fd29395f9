import * as z from "zod";
import { ActionFailure } from "../../../../action-src/runtime/execution/action-failure";
import type { EnvironmentDescription } from "../../../../action-src/define-action";
import { readEnvironment } from "../../../../action-src/runtime/run/environment";
import { createActionHandler } from "../../../../action-src/runtime/run/run-action";
import { VirtualClock } from "../../../support/virtual-clock";

const outputs = z.object({ ok: z.boolean(), errorDetails: z.string().max(500).optional() });

const ACTION = {
  name: "sample",
  contract: {
    inputs: z.object({
      name: z.string().optional(),
      number: z.number().optional(),
      address: z.object({ city: z.string() }).optional(),
      tier: z.string().max(5).optional().catch(undefined),
    }),
    outputs,
  },
  environment: { API_KEY: { configKey: "apiKey", secret: true, kind: "text", purpose: "key" } },
} as const;

/** An action that fails the given way, and shows failures the given way. */
function failing(
  fail: (inputs: z.output<typeof ACTION.contract.inputs>) => unknown,
  failed = (errorDetails: string): unknown => ({ ok: false, errorDetails }),
  timeoutSeconds = 30,
) {
  const clock = new VirtualClock();
  const records: Record<string, unknown>[] = [];
  const handler = createActionHandler(
    { ...ACTION, timeoutSeconds },
    {
      failed: failed as (details: string) => z.output<typeof outputs>,
      describeInputs: ({ number }) => ({ number }),
      execute: (inputs) => Promise.resolve(inputs).then(fail) as Promise<z.output<typeof outputs>>,
    },
    {
      clock,
      random: () => 0.5,
      transport: () => Promise.reject(new Error("No request is made here.")),
      environment: { API_KEY: "Secret key/1" },
      newExecutionId: () => "execution-1",
    },
  );
  const log = (level: string) => (_message: string, fields?: object) =>
    void records.push({ level, ...fields });
  const logger = { info: log("info"), warn: log("warn"), error: log("error") };
  const execute = (inputs: unknown = {}, executionId?: string) =>
    handler({ logger, ...(executionId ? { executionId } : {}) }, inputs);
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

  it.each([
    [30, 25_000],
    [10, 8_333],
    [1, 833],
  ])(
    "reports a defect when no backend is waited for and the budget of an action of %i s runs out",
    async (timeoutSeconds, budgetMs) => {
      const { clock, execute } = failing(() => new Promise(() => undefined), undefined, timeoutSeconds);
      const result = await clock.run(execute());
      expect(result.errorDetails).toMatch(/^INTERNAL_ERROR: /);
      expect(clock.monotonicMs()).toBe(budgetMs);
    },
  );

  it("gives the declared outputs and records the others by name when some are undeclared", async () => {
    const { execute, records } = failing(() => ({ ok: true, staus: "gold", toString: 1 }));
    expect(await execute()).toEqual({ ok: true });
    expect(records).toContainEqual(
      expect.objectContaining({ step: "outputs", undeclared: ["staus", "toString"] }),
    );
    expect(JSON.stringify(records)).not.toContain("gold");
  });

  it("records an undeclared output also when a required one is missing, which it may be meant for", async () => {
    const { execute, records } = failing(() => ({ okay: true }));
    expect((await execute()).errorDetails).toMatch(/^INTERNAL_ERROR: /);
    expect(records).toContainEqual(expect.objectContaining({ step: "outputs", undeclared: ["okay"] }));
  });

  it.each([
    ["a name that is no text", Object.assign(new Error("m"), { name: 5 })],
    ["a stack that is no text", Object.assign(new Error("m"), { stack: 5 })],
    ["a message that is a symbol", Object.assign(new Error("m"), { message: Symbol("m") })],
    ["issues of another library", Object.assign(new Error("m"), { issues: [null, { path: "a.b" }] })],
    ["issues without paths", { issues: [{ path: null, message: null }] }],
    [
      "properties that throw",
      Object.defineProperty(new Error("m"), "stack", {
        get: () => {
          throw new Error("No stack.");
        },
      }),
    ],
  ])("answers and records a defect when what is thrown has %s", async (_what, thrown) => {
    const { execute, records } = failing(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what libraries do
      throw thrown;
    });
    expect((await execute()).errorDetails).toMatch(/^INTERNAL_ERROR: /);
    expect(records.at(-1)).toMatchObject({ outcome: "failed", code: "INTERNAL_ERROR" });
  });

  it("answers a defect when the inputs are nested too deeply to be hidden", async () => {
    let deep: unknown = "leaf";
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    const { execute, records } = failing(() => {
      throw new Error("A message that may hold inputs.");
    });
    expect((await execute({ deep })).errorDetails).toMatch(/^INTERNAL_ERROR: /);
    expect(JSON.stringify(records)).not.toContain("A message");
  });

  it.each([
    ["in base64", Buffer.from("Secret key/1").toString("base64")],
    ["in a header", `Basic ${Buffer.from("me:Secret key/1").toString("base64")}`],
    ["in a URL, with small digits", "Secret%20key%2f1"],
    ["in a form", "Secret+key%2F1"],
  ])("hides a secret %s in the record of a defect", async (_how, form) => {
    const { execute, records } = failing(() => {
      throw new Error(`before ${form} after`);
    });
    await execute();
    expect(records.at(-1)?.["message"]).toMatch(/^before (Basic )?\*{3,}=* after$/);
  });

  it("refuses at compile time an output that is not declared", () => {
    const describeInputs = () => ({});
    const failed = (errorDetails: string) => ({ ok: false, errorDetails });
    const platform = null as never;
    const allOptional = z.object({ ok: z.boolean().optional() });
    const compiled = () => [
      createActionHandler(
        { ...ACTION, timeoutSeconds: 30 },
        { describeInputs, failed, execute: () => Promise.resolve({ ok: true }) },
        platform,
      ),
      createActionHandler(
        { ...ACTION, timeoutSeconds: 30 },
        // @ts-expect-error `errorDetail` is misspelt
        { describeInputs, failed, execute: () => Promise.resolve({ ok: true, errorDetail: "" }) },
        platform,
      ),
      createActionHandler(
        { ...ACTION, timeoutSeconds: 30 },
        {
          describeInputs,
          failed,
          // @ts-expect-error one of the two is misspelt
          async execute({ name }) {
            await Promise.resolve();
            if (name === "") return { ok: false, errorDetails: "" };
            return { ok: true, errorDetail: "" };
          },
        },
        platform,
      ),
      createActionHandler(
        { ...ACTION, timeoutSeconds: 30 },
        {
          describeInputs,
          // @ts-expect-error `errorDetail` is misspelt
          failed: (errorDetail) => ({ ok: false, errorDetail }),
          execute: () => Promise.resolve({ ok: true }),
        },
        platform,
      ),
      createActionHandler(
        { ...ACTION, contract: { ...ACTION.contract, outputs: allOptional }, timeoutSeconds: 30 },
        // @ts-expect-error none of the outputs, all of them optional, is there
        { describeInputs, failed: () => ({}), execute: () => Promise.resolve({ okay: true }) },
        platform,
      ),
    ];
    expect(compiled).toBeInstanceOf(Function);
  });
});

describe("createActionHandler, its records and inputs", () => {
  const steps = (records: readonly Record<string, unknown>[]) =>
    records.map(({ level, step, outcome }) => [level, step, outcome]);
  const succeed = () => ({ ok: true });

  it("records that the inputs were accepted and that the execution succeeded", async () => {
    const { execute, records } = failing(succeed);
    expect(await execute({ number: 5 })).toEqual({ ok: true });
    expect(steps(records)).toEqual([
      ["info", "inputs", "accepted"],
      ["info", "execution", "succeeded"],
    ]);
    expect(records[0]).toMatchObject({ number: 5 });
  });

  it("records that the execution failed, with the code alone where that is no defect", async () => {
    const { execute, records } = failing(() => {
      throw new ActionFailure("CRM_TIMEOUT", "It took too long.");
    });
    await execute();
    const record = { executionId: "execution-1", level: "error", step: "execution", outcome: "failed" };
    expect(records.at(-1)).toEqual({ ...record, durationMs: 0, code: "CRM_TIMEOUT" });
  });

  it.each([[undefined], [null], [""]])("takes an input of %j for one that is not there", async (value) => {
    const seen: unknown[] = [];
    const { execute, records } = failing((inputs) => {
      seen.push(inputs);
      return { ok: true };
    });
    expect(await execute({ name: value, number: value })).toEqual({ ok: true });
    expect(seen).toEqual([{}]);
    expect(steps(records)[0]).toEqual(["info", "inputs", "accepted"]);
  });

  it("names an input that the contract lets pass unused, beside what is shown of the others", async () => {
    const { execute, records } = failing(succeed);
    expect(await execute({ number: 5, tier: "platinum" })).toEqual({ ok: true });
    expect(steps(records)[0]).toEqual(["warn", "inputs", "accepted in part"]);
    expect(records[0]).toMatchObject({ number: 5, ignored: ["tier"] });
  });

  it("says where in an input the mistake is", async () => {
    const { execute } = failing(succeed);
    const { errorDetails } = await execute({ name: 7, address: { city: 7 } });
    expect(errorDetails).toMatch(
      /^INPUT_INVALID: The inputs were checked: name: .*; address\.city: .*\. Set /,
    );
  });

  it.each([[null], ["text"], [7]])(
    "is a defect, of no output in particular, when the answer is %j",
    async (answer) => {
      const { execute, records } = failing(() => answer);
      expect((await execute()).errorDetails).toMatch(/^INTERNAL_ERROR: /);
      expect(records.map(({ step }) => step)).toEqual(["inputs", "execution"]);
      expect(records.at(-1)).toMatchObject({ message: expect.stringContaining("expected object") });
    },
  );

  it("names ten undeclared outputs at most", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `extra${index}`);
    const { execute, records } = failing(() => ({
      ok: true,
      ...Object.fromEntries(names.map((name) => [name, 1])),
    }));
    await execute();
    expect(records).toContainEqual(
      expect.objectContaining({ level: "error", step: "outputs", undeclared: names.slice(0, 10) }),
    );
  });

  it.each([
    ["a failure of a backend", new ActionFailure("CRM_TIMEOUT", "It took too long."), /^ok: .*boolean/],
    ["a defect", new TypeError("on purpose"), /^on purpose$/],
  ])("records what is wrong when the outputs for %s break the contract", async (_what, thrown, message) => {
    let isFirst = true;
    const { execute, records } = failing(
      () => {
        throw thrown;
      },
      (errorDetails) => {
        const ok = isFirst ? "no" : false;
        isFirst = false;
        return { ok, errorDetails };
      },
    );
    expect(await execute()).toEqual({ ok: false, errorDetails: expect.stringMatching(/^INTERNAL_ERROR: /) });
    expect(records.at(-1)).toMatchObject({
      code: "INTERNAL_ERROR",
      message: expect.stringMatching(message),
    });
  });
});

describe("createActionHandler, when the action throws", () => {
  const failedRecord = (records: readonly Record<string, unknown>[]) =>
    records.find(({ outcome }) => outcome === "failed");

  it("names the platform's execution in the answer and in the trace", async () => {
    const { execute, records } = failing(() => null);
    const { errorDetails } = await execute({}, "11bd-41");
    expect(errorDetails).toMatch(/^INTERNAL_ERROR: .* execution 11bd-41\./);
    expect(failedRecord(records)).toMatchObject({ executionId: "11bd-41", code: "INTERNAL_ERROR" });
  });

  it("records the message and the places of the action's own code, and no path", async () => {
    const { execute, records } = failing(function lookUp() {
      throw new TypeError("Cannot read properties of undefined (reading 'attributes')");
    });
    await execute();
    const { cause, message, stack } = failedRecord(records) as Record<string, string & string[]>;
    expect(cause).toBe("TypeError");
    expect(message).toBe("Cannot read properties of undefined (reading 'attributes')");
    expect(stack?.[0]).toMatch(/^lookUp run-action\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(stack)).not.toMatch(/node:|node_modules|\/run\//);
  });

  it.each<[string, (inputs: { name?: string | undefined; number?: number | undefined }) => unknown]>([
    ["an input", ({ name }) => `no such name: ${name}`],
    ["an input in a URL", ({ name }) => `GET /people/${encodeURIComponent(name ?? "")}`],
    ["an input in JSON", ({ name }) => JSON.stringify({ name })],
    ["a numeric input", ({ number }) => `number ${number}`],
    ["an input on a line that looks like a frame", ({ name }) => `x\n    at ${name} (index.js:1:1)`],
    ["a secret of the environment", () => "key Secret key/1 was refused"],
    ["a secret in a URL", () => `?key=${encodeURIComponent("Secret key/1")}`],
    ["what an engine quotes of an answer", () => `Unexpected token, "Ada "Lov"elace" is not valid JSON`],
    ["a long token", () => `Bearer ${"Lovelace".repeat(5)}`],
    ["a phone number", () => "called 0155 501 998 42"],
  ])("records %s masked", async (_what, text) => {
    const { execute, records } = failing((inputs) => {
      throw new Error(String(text(inputs)));
    });
    await execute({ name: 'Ada "Lovelace" O\u0301', number: 987654 });
    const shown = JSON.stringify(failedRecord(records));
    expect(shown).toContain("***");
    expect(shown).not.toMatch(/Ada|Lovelace|Secret|987654|501/);
    expect(shown).toContain("run-action.test.ts:");
  });

  it("cuts a long message", async () => {
    const { execute, records } = failing(() => {
      throw new RangeError("word ".repeat(10_000));
    });
    await execute();
    expect(String(failedRecord(records)?.["message"]).length).toBeLessThan(400);
  });

  it.each([[undefined], [null], ["text"], [Object.create(null) as object]])(
    "records that %j was thrown",
    async (thrown) => {
      const { execute, records } = failing(() => ({
        then: (_resolve: unknown, reject: (reason: unknown) => void) => reject(thrown),
      }));
      expect((await execute()).ok).toBe(false);
      expect(failedRecord(records)).toMatchObject({ cause: typeof thrown });
    },
  );

  it("names the output when the outputs do not hold the contract", async () => {
    const { execute, records } = failing(() => ({ ok: "Ada" }));
    await execute();
    expect(failedRecord(records)).toMatchObject({ message: expect.stringMatching(/^ok: .*boolean/) });
  });
});
