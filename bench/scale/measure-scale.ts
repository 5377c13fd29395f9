import { setUp } from "../../tools/setup.js";
import { type Pulumi, pulumiIn, timeOf } from "../engine/run-pulumi";
import { emptyBackend, stackOnSimulators } from "../engine/stack-on-simulators";
import { median } from "../handler/statistics";
import { figure, type Figure } from "../report/figure";
import type { Bench } from "../workplace";
import { copyProject } from "./copied-project";
import { createEmptyProgram } from "./empty-program";
import { peakMemoryOfPreview } from "./peak-memory";

const ROUNDS = 3;
const COUNTS = [1, 50, 200];
const QUICK_COUNTS = [20];
const SMOKE_TESTED = 20;

/** What the project promises, as ratios; of a large stack alone, for in a small one the start decides. */
const MOST = { unchanged: 1.3, first: 2, edited: 3, memory: 1.5 } as const;
const LARGE = 200;

/** The two programs that are compared, each with as many resources as it is told. */
interface Contender {
  readonly pulumi: Pulumi;
  /** What `pulumi` runs with; read at each call. */
  readonly variables: Record<string, string>;
  readonly setCount: (count: number) => void;
  /** An edit that changes every resource. */
  readonly edit: () => void;
}

/**
 * N copies of the action, smoke tests off, against N dynamic resources with nothing in them, on the same engine and by turns:
 * the first update, one without a change, a preview without a change, and a preview after an edit of a module that all copies
 * share.
 */
export async function measureScale({ projectRoot, work, quick, say }: Bench): Promise<Figure[]> {
  await setUp(process.env, say);
  const copy = copyProject(projectRoot, work);
  copy.setActions(1);
  const stack = await stackOnSimulators(copy.folder, work);
  try {
    await stack.pulumi("config", "set", "smokeTest", "false");
    const ours: Contender = {
      pulumi: stack.pulumi,
      variables: stack.variables,
      setCount: copy.setActions,
      edit: copy.editSharedModule,
    };
    const empty = await emptyContender(projectRoot, work);
    const rounds = quick ? 1 : ROUNDS;
    const figures: Figure[] = [];
    let memoryOfOne = NaN;
    for (const count of quick ? QUICK_COUNTS : COUNTS) {
      figures.push(...(await compare(ours, empty, count, rounds, say)));
      const memoryOf = ({ pulumi, variables }: Contender) =>
        peakMemoryOfPreview(pulumi, variables, projectRoot, work);
      const memory = await memoryOf(ours);
      if (count === 1) memoryOfOne = memory;
      else if (!quick) figures.push(...memoryFigures(count, memory, memoryOfOne, await memoryOf(empty)));
      for (const { pulumi } of [ours, empty]) await pulumi("destroy", "--yes");
    }
    figures.push(await costOfSmokeTests(ours, rounds, say));
    return figures;
  } finally {
    await stack.close();
  }
}

async function emptyContender(projectRoot: string, work: string): Promise<Contender> {
  const variables: Record<string, string> = {
    PULUMI_BACKEND_URL: emptyBackend(work, "empty"),
    BENCH_COUNT: "1",
    BENCH_TEXT: "0",
  };
  const pulumi = pulumiIn(createEmptyProgram(projectRoot, work), variables, ["--stack", "dev"]);
  await pulumi("stack", "init", "dev");
  let edits = 0;
  return {
    pulumi,
    variables,
    setCount: (count) => (variables["BENCH_COUNT"] = String(count)),
    edit: () => (variables["BENCH_TEXT"] = String((edits += 1))),
  };
}

/** Leaves both deployed. */
async function compare(
  ours: Contender,
  empty: Contender,
  count: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  const both = { ours, empty };
  const times = { first: newTimes(), unchanged: newTimes(), preview: newTimes(), edited: newTimes() };
  for (const contender of [ours, empty]) contender.setCount(count);
  for (let round = 1; round <= rounds; round += 1) {
    say(`${count} actions, round ${round} of ${rounds}`);
    for (const [name, contender] of Object.entries(both) as ["ours" | "empty", Contender][]) {
      const { pulumi, edit } = contender;
      if (round > 1) await pulumi("destroy", "--yes");
      times.first[name].push(await timeOf(() => pulumi("up", "--yes", "--skip-preview")));
      times.unchanged[name].push(await timeOf(() => pulumi("up", "--yes", "--skip-preview")));
      times.preview[name].push(await timeOf(() => pulumi("preview", "--non-interactive")));
      edit();
      times.edited[name].push(await timeOf(() => pulumi("preview", "--non-interactive")));
    }
  }
  const limit = (most: number) => (count >= LARGE ? { limit: most } : {});
  const toFigure = (what: string, { ours: mine, empty: theirs }: Times, most: number): Figure =>
    figure({
      name: `${what}, ${count} ${count === 1 ? "action" : "actions"}`,
      unit: "ms",
      ours: median(mine),
      peer: { name: `${count} empty resources`, value: median(theirs) },
      repetitions: rounds,
      ...limit(most),
    });
  return [
    toFigure("first up", times.first, MOST.first),
    toFigure("unchanged up", times.unchanged, MOST.unchanged),
    toFigure("unchanged preview", times.preview, MOST.unchanged),
    toFigure("preview after an edit of a shared module", times.edited, MOST.edited),
  ];
}

interface Times {
  readonly ours: number[];
  readonly empty: number[];
}

function newTimes(): Times {
  return { ours: [], empty: [] };
}

function memoryFigures(count: number, memory: number, memoryOfOne: number, memoryOfEmpty: number): Figure[] {
  const common = { unit: "MB", ours: memory, repetitions: 1 } as const;
  return [
    figure({
      ...common,
      name: `memory of the program, ${count} actions`,
      peer: { name: "the program with one action", value: memoryOfOne },
      limit: MOST.memory,
    }),
    figure({
      ...common,
      name: `memory beside as many empty resources, ${count} actions`,
      peer: { name: `the program with ${count} empty resources`, value: memoryOfEmpty },
    }),
  ];
}

/** What executing every action once adds to the first update. */
async function costOfSmokeTests(
  { pulumi, setCount }: Contender,
  rounds: number,
  say: (line: string) => void,
): Promise<Figure> {
  setCount(SMOKE_TESTED);
  const times = { true: [] as number[], false: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    say(`${SMOKE_TESTED} actions with their smoke tests, round ${round} of ${rounds}`);
    for (const smokeTest of ["false", "true"] as const) {
      await pulumi("config", "set", "smokeTest", smokeTest);
      times[smokeTest].push(await timeOf(() => pulumi("up", "--yes", "--skip-preview")));
      await pulumi("destroy", "--yes");
    }
  }
  return figure({
    name: `first up with smoke tests, ${SMOKE_TESTED} actions`,
    unit: "ms",
    ours: median(times.true),
    peer: { name: "the same without them", value: median(times.false) },
    repetitions: rounds,
  });
}
