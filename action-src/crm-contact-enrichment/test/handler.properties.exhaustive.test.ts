import assert from "node:assert/strict";
import fc from "../../../test/support/seeded-fast-check";
import { outputs as contract } from "../contract";
import { createHandler } from "../handler";
import { VirtualClock } from "../../../test/support/virtual-clock";
import { CRM_CODES } from "./crm-codes";
import { type Behaviour, RandomCrm, anyBehaviour } from "../../../test/action-src/support/random-crm";

const BUDGET_MS = 25_000;
// Once: zod compiles every new schema.
const strictContract = contract.strict();
/** Per lookup: 1 request, 3 retries, 1 more after a fresh token. */
const MOST_PER_LOOKUP = 5;
/** A token for each of the two lookups and one refresh for each; 1 request and 3 retries a token. */
const MOST_TOKEN_REQUESTS = 4 * 4;

const anyInputs = fc.oneof(
  fc.constantFrom(null, undefined, 7, [], {}, { externalId: "\ud800" }, { externalId: ".." }),
  fc.record(
    {
      externalId: fc.oneof(
        { weight: 6, arbitrary: fc.string({ minLength: 1, unit: "binary" }) },
        fc.constantFrom<unknown>(null, "", 42, {}, "x".repeat(300)),
      ),
      phoneNumber: fc.constantFrom<unknown>(
        undefined,
        null,
        "",
        "+15550199822",
        "+1 555 0199822",
        "0555",
        15550199822,
      ),
    },
    { requiredKeys: ["externalId"] },
  ),
);

interface Scenario {
  readonly arrivals: readonly { readonly inputs: unknown; readonly afterMs: number }[];
  readonly behaviours: readonly Behaviour[];
  readonly random: number;
  readonly reuse: string;
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  arrivals: fc.array(
    fc.record({ inputs: anyInputs, afterMs: fc.constantFrom(0, 0, 0, 10, 3_000, 14_000, 22_000) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  behaviours: fc.array(anyBehaviour(), { minLength: 1, maxLength: 8 }),
  random: fc.double({ min: 0, max: 0.999, noNaN: true }),
  reuse: fc.constantFrom("true", "false"),
});

/** Runs a scenario in one warm runtime. Rejects when an execution throws. */
async function play({ arrivals, behaviours, random, reuse }: Scenario) {
  const clock = new VirtualClock();
  const crm = new RandomCrm(clock, behaviours);
  const handler = createHandler({
    clock,
    random: () => random,
    transport: crm.transport,
    environment: {
      CRM_CLIENT_ID: "id",
      CRM_CLIENT_SECRET: "secret",
      CRM_TOKEN_URL: "https://crm.example/token",
      CRM_API_BASE_URL: "https://crm.example/api",
      CRM_SESSION_REUSE: reuse,
    },
    newExecutionId: () => "execution-1",
  });
  let startAtMs = 0;
  const executions = arrivals.map(({ inputs, afterMs }) => {
    startAtMs += afterMs;
    return new Promise<{ outputs: unknown; tookMs: number }>((resolve, reject) => {
      clock.setTimer(() => {
        const startedAtMs = clock.monotonicMs();
        handler(undefined, inputs)
          .then((outputs) => resolve({ outputs, tookMs: clock.monotonicMs() - startedAtMs }))
          .catch(reject);
      }, startAtMs);
    });
  });
  return { results: await clock.run(Promise.all(executions)), crm, clock };
}

/** Codes that need another configuration, or a defect. */
const NEVER_HERE = new Set(["CONFIGURATION_INVALID", "INTERNAL_ERROR"]);

describe("createHandler", () => {
  it("holds contract, budget, concurrency and retry allowance for 10,000 random inputs and CRMs", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { results, crm, clock } = await play(given);
        for (const { outputs, tookMs } of results) {
          const parsed = strictContract.parse(outputs);
          assert.ok(tookMs <= BUDGET_MS, `took ${tookMs} ms`);
          assert.equal(parsed.enrichmentSuccess, parsed.errorDetails === undefined);
          assert.equal(parsed.enrichmentSuccess, parsed.crmRecordId !== undefined);
          seen.add(parsed.errorDetails?.split(": ")[0] ?? "success");
        }
        assert.ok(crm.mostInFlight <= 3, `${crm.mostInFlight} in flight`);
        const tokenRequests = crm.sent.filter(({ method }) => method === "POST").length;
        assert.ok(tokenRequests <= results.length * MOST_TOKEN_REQUESTS);
        assert.ok(crm.sent.length - tokenRequests <= results.length * 2 * MOST_PER_LOOKUP);
        // Nothing goes on after the last answer.
        assert.equal(clock.pendingTimers, 0);
      }),
      { numRuns: 10_000 },
    );
    // The CRMs were varied enough to meet everything that can happen, and nothing else happened.
    const possible = CRM_CODES.filter((code) => !NEVER_HERE.has(code));
    expect([...seen].sort()).toEqual([...possible, "success"].sort());
  }, 60_000);

  it("sends one lookup at most five times for 1,000 random CRMs", async () => {
    const alone = scenario.map((given) => ({
      ...given,
      arrivals: [{ inputs: { externalId: "EXT-1" }, afterMs: 0 }],
    }));
    await fc.assert(
      fc.asyncProperty(alone, async (given) => {
        const { crm } = await play(given);
        const lookups = crm.sent.filter(({ method }) => method === "GET").length;
        expect(lookups).toBeLessThanOrEqual(MOST_PER_LOOKUP);
        expect(crm.sent.length - lookups).toBeLessThanOrEqual(2 * 4);
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it("does not grant the retries anew after a refresh", async () => {
    const behaviour = (status: number, text: string): Behaviour => ({
      latencyMs: 0,
      outcome: { status, headers: {}, body: text },
    });
    const token = behaviour(200, '{"access_token":"token-abc-secret","expires_in":0}');
    const broken = behaviour(503, "{}");
    // Two retries, a refresh, and the third retry: then it is over, although the CRM goes on failing.
    const behaviours = [token, broken, broken, behaviour(401, "{}"), token, broken, broken, broken, broken];
    const arrivals = [{ inputs: { externalId: "EXT-1" }, afterMs: 0 }];
    const { crm } = await play({ arrivals, behaviours, random: 0, reuse: "false" });

    expect(crm.sent.filter(({ method }) => method === "GET")).toHaveLength(MOST_PER_LOOKUP);
  });
});
