import { startCxone, type CxoneSimulator } from "../../sim/cxone/start-cxone";
import type { Properties } from "../../providers/properties";
import { findDivergence } from "./support/find-divergence";
import { OneResourceStack } from "./support/one-resource-stack";
import {
  closedAddress,
  FAULT_KINDS,
  FAULT_NAMES,
  faultyTransport,
  type FaultPlan,
} from "./support/planned-faults";
import { provideFor } from "./support/provider-under-test";
import { bundleAsset, sampleInputs, sampleTrial } from "./support/sample-program";
import { VirtualClock } from "../support/virtual-clock";

/** Runs at a time; each has a simulator of its own. */
const LANES = 8;

/** An operation under fault: what was there before, what is done, and the requests it makes when nothing fails. */
interface Operation {
  readonly requests: number;
  readonly program: Properties;
  /** Runs without faults. */
  readonly prepare: (stack: OneResourceStack) => Promise<void>;
  /** Runs with the faults, and once more without them if it fails. */
  readonly act: (stack: OneResourceStack) => Promise<unknown>;
  readonly leaves: "one action" | "nothing";
  /** With how many kinds of fault each of them is paired. Default all. */
  readonly pairsOf?: number;
}

const before = sampleInputs();
const after = sampleInputs({
  description: "Looks the caller up, better",
  code: bundleAsset("platinum"),
  environment: { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: "a-rotated-secret" },
});
const proven = {
  ...after,
  trial: sampleTrial("platinum"),
};
const nothing = () => Promise.resolve();
const forget = (stack: OneResourceStack) => {
  stack.state = undefined;
  return Promise.resolve();
};

const OPERATIONS: Record<string, Operation> = {
  create: {
    requests: 2, // token, POST
    program: before,
    prepare: nothing,
    act: (stack) => stack.up(before),
    leaves: "one action",
  },
  "create after a create that left no trace in the state": {
    requests: 6, // token, POST (409), GET by name, GET, GET, PUT
    program: before,
    prepare: async (stack) => {
      await stack.up(before);
      await forget(stack);
    },
    act: (stack) => stack.up(before),
    leaves: "one action",
  },
  update: {
    requests: 3, // token, GET, PUT
    program: after,
    prepare: async (stack) => void (await stack.up(before)),
    act: (stack) => stack.up(after),
    leaves: "one action",
  },
  "update of the environment alone": {
    requests: 3, // token, GET, PUT
    program: { ...before, environment: after["environment"] },
    prepare: async (stack) => void (await stack.up(before)),
    act: (stack) => stack.up({ ...before, environment: after["environment"] }),
    leaves: "one action",
  },
  "update that a candidate proves": {
    requests: 8, // token, GET, GET by name, POST, execute, GET by name, DELETE, PUT
    program: proven,
    prepare: async (stack) => void (await stack.up(before)),
    act: (stack) => stack.up(proven),
    leaves: "one action",
    // Each executes an action in a process of its own.
    pairsOf: 1,
  },
  read: {
    requests: 2, // token, GET
    program: before,
    prepare: async (stack) => void (await stack.up(before)),
    act: (stack) => stack.refresh(),
    leaves: "one action",
  },
  delete: {
    requests: 2, // token, DELETE
    program: before,
    prepare: async (stack) => void (await stack.up(before)),
    act: (stack) => stack.destroy(),
    leaves: "nothing",
  },
};

/**
 * Every request of the operation × every fault alone, and × every fault of a kind followed by every fault of a kind
 * at the very next request, whichever that is.
 */
function plansFor({ requests, pairsOf = FAULT_KINDS.length }: Operation): FaultPlan[] {
  const pairs = FAULT_KINDS.flatMap((first, index) =>
    [...FAULT_KINDS, ...FAULT_KINDS]
      .slice(index + 1, index + 1 + pairsOf)
      .map((second) => ({ first, second })),
  );
  const faults = [...FAULT_NAMES.map((first) => ({ first, second: undefined })), ...pairs];
  return Array.from({ length: requests }, (_, index) => index + 1).flatMap((at) =>
    faults.map((planned) => ({ at, ...planned })),
  );
}

interface RunResult {
  readonly problems: string[];
  /** Whether the faulty run itself succeeded. */
  readonly rodeOut: boolean;
}

async function runPlan(
  operation: Operation,
  plan: FaultPlan,
  simulator: CxoneSimulator,
  closedUrl: string,
): Promise<RunResult> {
  const clock = new VirtualClock();
  const healthy = await provideFor(simulator.url, clock);
  const stack = new OneResourceStack(healthy);
  await operation.prepare(stack);

  const faultAt = (n: number) => (n === plan.at ? plan.first : n === plan.at + 1 ? plan.second : undefined);
  stack.provider = await provideFor(
    simulator.url,
    clock,
    faultyTransport([simulator], clock, closedUrl, faultAt),
  );
  const rodeOut = await operation.act(stack).then(
    () => true,
    () => false,
  );
  simulator.faults.clear();

  // The next run is another process: nothing is left of the first but the state.
  stack.provider = await provideFor(simulator.url, clock);
  const problems: string[] = [];
  if (!rodeOut) await operation.act(stack).catch((error: Error) => problems.push(error.message));
  problems.push(...findProblems(operation, stack, simulator));
  if (operation.leaves === "one action" && problems.length === 0 && plan.second === undefined) {
    const quiet = [await stack.up(operation.program), await stack.refresh()];
    if (quiet.some((what) => what !== "same"))
      problems.push(`a further run is not quiet: ${quiet.join(", ")}`);
  }
  await stack.destroy();
  return { problems, rodeOut };
}

function findProblems(
  { leaves, program }: Operation,
  stack: OneResourceStack,
  simulator: CxoneSimulator,
): string[] {
  if (leaves === "one action") return findDivergence(program, stack.state, simulator);
  return simulator.actions.list().length === 0 && !stack.state ? [] : ["something is left"];
}

describe("the provider under faults", () => {
  let closedUrl: string;
  const tried: Record<string, { runs: number; rodeOut: number }> = {};

  beforeAll(async () => {
    closedUrl = await closedAddress();
  });
  afterAll(() => {
    const runs = Object.values(tried).reduce((sum, { runs }) => sum + runs, 0);
    const lines = Object.entries(tried).map(
      ([name, { runs, rodeOut }]) =>
        `  ${name}: ${runs} tried, ${rodeOut} ridden out at once, the rest by the next run`,
    );
    process.stdout.write(`${runs} fault plans, one or two faults each:\n${lines.join("\n")}\n`);
  });

  it.each(Object.entries(OPERATIONS))(
    "ends with the program's content and a state that knows it when %s meets any one or two faults",
    async (name, operation) => {
      const plans = plansFor(operation);
      const queue = [...plans];
      const failures: string[] = [];
      let rodeOut = 0;
      const lane = async () => {
        let simulator = await startCxone();
        for (let plan = queue.shift(); plan; plan = queue.shift()) {
          const result = await runPlan(operation, plan, simulator, closedUrl);
          if (result.rodeOut) rodeOut += 1;
          if (result.problems.length > 0) {
            failures.push(
              `${plan.first}, ${plan.second ?? "nothing"} at request ${plan.at}: ${result.problems.join("; ")}`,
            );
            await simulator.close();
            simulator = await startCxone();
          }
        }
        await simulator.close();
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      tried[name] = { runs: plans.length, rodeOut };
      expect(failures).toEqual([]);
      expect(plans.length).toBeGreaterThanOrEqual(operation.requests * FAULT_NAMES.length);
    },
    120_000,
  );
});
