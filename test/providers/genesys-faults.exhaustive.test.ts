import type { Properties } from "../../providers/properties";
import { axiosTransport } from "../../providers/http/axios-transport";
import { DEVELOPMENT_CREDENTIALS } from "../../sim/development-credentials";
import { startGenesysCloud, type GenesysCloudSimulator } from "../../sim/genesys-cloud/start-genesys-cloud";
import { VirtualClock } from "../support/virtual-clock";
import { findGenesysDivergence } from "./support/find-genesys-divergence";
import { OneResourceStack } from "./support/one-resource-stack";
import {
  closedAddress,
  FAULT_KINDS,
  FAULT_NAMES,
  faultyTransport,
  type FaultName,
  type FaultPlan,
} from "./support/planned-faults";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { bundleAsset, sampleInputs, sampleTrial } from "./support/sample-program";

/** Runs at a time; each has a simulator of its own. */
const LANES = 4;

/** A stack with an integration and an action in it, as the program declares them. */
interface TwoResources {
  readonly integration: OneResourceStack;
  readonly action: OneResourceStack;
}

/** An operation under fault: what was there before, and what is done. */
interface Operation {
  /** Runs without faults. */
  readonly prepare: (stack: TwoResources) => Promise<void>;
  /** Runs with the faults, and once more without them if it fails. */
  readonly act: (stack: TwoResources) => Promise<unknown>;
  /** What is to be there afterwards: the program's fields and action. */
  readonly leaves: { readonly fields?: Properties; readonly action?: Properties };
}

const SECRETS = ["crm-secret-value", "a-rotated-secret", DEVELOPMENT_CREDENTIALS.genesysCloud.clientSecret];
const fields = { crmClientSecret: "crm-secret-value" };
const rotated = { crmClientSecret: "a-rotated-secret" };
const integrationInputs = (given: Properties): Properties => ({
  ...{ name: "functions", stack: "project/dev", state: "", fields: given, fingerprintKey: "" },
});
/** Without what has to be executed first. */
const untried = (tier: string): Properties =>
  sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: { CRM_CLIENT_SECRET: "crmClientSecret" },
    tags: { stack: "project/dev" },
    code: bundleAsset(tier),
  });
const program = (tier: string): Properties => ({
  ...untried(tier),
  trial: sampleTrial(tier),
});
const first = program("gold");
const second = program("platinum");

const makeIntegration = (stack: TwoResources): Promise<unknown> =>
  stack.integration.up(integrationInputs(fields));
const makeBoth = async (stack: TwoResources): Promise<void> => {
  await makeIntegration(stack);
  await upAction(stack, untried("gold"));
};
const upAction = ({ integration, action }: TwoResources, wanted: Properties): Promise<unknown> =>
  action.up({ ...wanted, integrationId: integration.state?.id });

const OPERATIONS: Record<string, Operation> = {
  "creation of the integration": {
    prepare: () => Promise.resolve(),
    act: makeIntegration,
    leaves: { fields },
  },
  "rotation of a secret": {
    prepare: async (stack) => void (await makeIntegration(stack)),
    act: ({ integration }) => integration.up(integrationInputs(rotated)),
    leaves: { fields: rotated },
  },
  "refresh of the integration": {
    prepare: async (stack) => void (await makeIntegration(stack)),
    act: ({ integration }) => integration.refresh(),
    leaves: { fields },
  },
  "deletion of the integration": {
    prepare: async (stack) => void (await makeIntegration(stack)),
    act: ({ integration }) => integration.destroy(),
    leaves: {},
  },
  "creation of an action": {
    prepare: async (stack) => void (await makeIntegration(stack)),
    act: (stack) => upAction(stack, first),
    leaves: { fields, action: first },
  },
  "update of an action": {
    prepare: makeBoth,
    act: (stack) => upAction(stack, second),
    leaves: { fields, action: second },
  },
  "refresh of an action": {
    prepare: makeBoth,
    act: ({ action }) => action.refresh(),
    leaves: { fields, action: untried("gold") },
  },
  "deletion of an action": {
    prepare: makeBoth,
    act: ({ action }) => action.destroy(),
    leaves: { fields },
  },
};

/** `FAULT_PLANS=all` takes every fault of {@link FAULT_NAMES} and seven pairs: two minutes instead of a half. */
const isThorough = process.env["FAULT_PLANS"] === "all";
const ALONE = isThorough ? FAULT_NAMES : ([...FAULT_KINDS, "refused"] as const);
const PAIRS_PER_REQUEST = isThorough ? FAULT_KINDS.length : 2;

/**
 * Every request × every kind of fault alone, and followed by another one at the very next request: by turns, for there are
 * many requests.
 */
function plansFor(requests: number): FaultPlan[] {
  const kind = (index: number): FaultName => FAULT_KINDS[index % FAULT_KINDS.length] ?? "503";
  return Array.from({ length: requests }, (_, index) => index + 1).flatMap((at) => [
    ...ALONE.map((name): FaultPlan => ({ at, first: name, second: undefined })),
    ...Array.from({ length: PAIRS_PER_REQUEST }, (_, turn): FaultPlan => ({
      at,
      first: kind(turn * 3 + at),
      second: kind(turn * 2 + at * 3),
    })),
  ]);
}

interface RunResult {
  readonly problems: readonly string[];
  /** Whether the faulty run itself succeeded. */
  readonly rodeOut: boolean;
}

async function runPlan(
  operation: Operation,
  plan: FaultPlan,
  simulator: GenesysCloudSimulator,
  closedUrl: string,
): Promise<RunResult> {
  const clock = new VirtualClock();
  const stack = await newStack(simulator, clock);
  await operation.prepare(stack);
  const idBefore = stack.action.state?.id;
  const live = simulator.organization.actions.list().find(({ published }) => published)?.published;

  const faultAt = (n: number) => (n === plan.at ? plan.first : n === plan.at + 1 ? plan.second : undefined);
  const servers = [simulator, simulator.uploads];
  await inNewProcess(stack, simulator, clock, faultyTransport(servers, clock, closedUrl, faultAt));
  const problems: string[] = [];
  const failure = await operation.act(stack).then(
    () => undefined,
    (error: Error) => error,
  );
  for (const { faults } of servers) faults.clear();
  if (failure) problems.push(...problemsOfError(failure));
  // Whatever failed: flows have the old version or the new one, whole.
  const now = simulator.organization.actions.list().find(({ published }) => published)?.published;
  if (live && now && now.version === live.version && JSON.stringify(now) !== JSON.stringify(live))
    problems.push("what is live has changed without a publication");

  // The next run is another process: nothing is left of the first but the state.
  await inNewProcess(stack, simulator, clock);
  if (failure) await operation.act(stack).catch((error: Error) => problems.push(error.message));
  problems.push(...findGenesysDivergence(operation.leaves, stack.action.state, simulator));
  if (idBefore && stack.action.state && stack.action.state.id !== idBefore)
    problems.push("the action has another id");
  if (problems.length === 0 && plan.second === undefined) {
    const { action, fields: wanted } = operation.leaves;
    const quiet = [
      ...(wanted
        ? [await stack.integration.up(integrationInputs(wanted)), await stack.integration.refresh()]
        : []),
      ...(action ? [await upAction(stack, action), await stack.action.refresh()] : []),
    ];
    if (quiet.some((what) => what !== "same"))
      problems.push(`a further run is not quiet: ${quiet.join(", ")}`);
  }
  await stack.action.destroy();
  await stack.integration.destroy();
  problems.push(...findGenesysDivergence({}, stack.action.state, simulator));
  return { problems, rodeOut: !failure };
}

async function newStack(simulator: GenesysCloudSimulator, clock: VirtualClock): Promise<TwoResources> {
  const provider = await provideForGenesysCloud(simulator, clock);
  return {
    integration: new OneResourceStack(provider.integration),
    action: new OneResourceStack(provider),
  };
}

async function inNewProcess(
  stack: TwoResources,
  simulator: GenesysCloudSimulator,
  clock: VirtualClock,
  transport = axiosTransport,
): Promise<void> {
  const provider = await provideForGenesysCloud(simulator, clock, transport);
  stack.action.provider = provider;
  stack.integration.provider = provider.integration;
}

/** What a person would mind about an error. */
function problemsOfError({ message, ...error }: Error): string[] {
  const { code } = error as { code?: string };
  return [
    ...(code === undefined ? [`an error without a code: ${message}`] : []),
    ...(SECRETS.some((secret) => message.includes(secret)) ? ["an error with a secret in it"] : []),
  ];
}

/** How many requests an operation makes when nothing fails. */
async function countRequests(operation: Operation): Promise<number> {
  const simulator = await startGenesysCloud();
  const clock = new VirtualClock();
  const stack = await newStack(simulator, clock);
  await operation.prepare(stack);
  let requests = 0;
  await inNewProcess(stack, simulator, clock, (request, signal) => {
    requests += 1;
    return axiosTransport(request, signal);
  });
  await operation.act(stack);
  await simulator.close();
  return requests;
}

describe("the provider on Genesys Cloud under faults", () => {
  let closedUrl: string;
  const tried: string[] = [];
  let runs = 0;

  beforeAll(async () => {
    closedUrl = await closedAddress();
  });
  afterAll(() => {
    process.stdout.write(`${runs} fault plans, one or two faults each:\n${tried.join("\n")}\n`);
  });

  it.each(Object.entries(OPERATIONS))(
    "ends with the program's content and nothing half done when the %s meets any one or two faults",
    async (name, operation) => {
      const requests = await countRequests(operation);
      const plans = plansFor(requests);
      const queue = [...plans];
      const failures: string[] = [];
      let rodeOut = 0;
      const lane = async () => {
        let simulator = await startGenesysCloud();
        for (let plan = queue.shift(); plan; plan = queue.shift()) {
          const result = await runPlan(operation, plan, simulator, closedUrl).catch((error: Error) => ({
            problems: [error.message],
            rodeOut: false,
          }));
          if (result.rodeOut) rodeOut += 1;
          if (result.problems.length > 0) {
            const { first: one, second: other = "nothing", at } = plan;
            failures.push(`${one}, ${other} at request ${at}: ${result.problems.join("; ")}`);
            await simulator.close();
            simulator = await startGenesysCloud();
          }
        }
        await simulator.close();
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      runs += plans.length;
      tried.push(`  ${name}: ${requests} requests, ${plans.length} plans, ${rodeOut} ridden out at once`);
      expect(failures).toEqual([]);
      expect(requests).toBeGreaterThanOrEqual(2);
    },
    600_000,
  );
});
