import fc from "../../support/seeded-fast-check";
import { FAULT_NAMES } from "./planned-faults";
import { findDivergence } from "./find-divergence";
import type { Edit, Interruption, Step, World } from "./world";

/** All that has to be remembered of the past to say what must happen next. */
export interface Memory {
  /** Whether CXone was changed behind the back of the state, by hand as a rule, since that was last refreshed. */
  touched: boolean;
}

type WorldCommand = fc.AsyncCommand<Memory, World>;

/** From small pools, so that a program's edit and one by hand meet in the same value now and then. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ description: fc.constantFrom("one", "two", "three") }),
  fc.record({ timeoutSeconds: fc.constantFrom(20, 21) }),
  fc.record({ secret: fc.constantFrom("secret-1", "secret-2") }),
  fc.record({ tier: fc.constantFrom("gold", "platinum") }),
  fc.record({ description: fc.constantFrom("one", "two"), secret: fc.constantFrom("secret-1", "secret-2") }),
);

const at = fc.integer({ min: 1, max: 6 });

const interruptions: fc.Arbitrary<Interruption> = fc.oneof(
  fc.record({
    faults: fc.array(fc.record({ at, fault: fc.constantFrom(...FAULT_NAMES) }), {
      minLength: 1,
      maxLength: 2,
    }),
    unrecorded: fc.constant(false),
  }),
  fc.record({
    faults: fc.array(fc.record({ at, fault: fc.constantFrom(...FAULT_NAMES) }), { maxLength: 1 }),
    killed: fc.record({ at, when: fc.constantFrom("before sending" as const, "after the answer" as const) }),
    unrecorded: fc.constant(false),
  }),
  fc.constant({ faults: [], unrecorded: true }),
);

/** The commands of the CLI by their steps, each of which the engine records on its own. */
const OPERATIONS: Readonly<Record<string, readonly Step[]>> = {
  up: [({ program }, stack) => stack.up(program)],
  "up --refresh": [(_world, stack) => stack.refresh(), ({ program }, stack) => stack.up(program)],
  refresh: [(_world, stack) => stack.refresh()],
  destroy: [(_world, stack) => stack.destroy()],
};

/** Everything that can happen to a stack, for `fc.commands`. */
export const worldCommands: fc.Arbitrary<WorldCommand>[] = [
  edits.map((edit) => command(`edit ${show(edit)}`, (_memory, world) => Promise.resolve(world.edit(edit)))),
  fc.constant(command("up", up)),
  fc.constant(command("up --refresh", converge)),
  fc.constant(command("refresh", refresh)),
  fc.constant(command("destroy", destroy)),
  edits.map((edit) =>
    command(`edit by hand ${show(edit)}`, async (memory, world) => {
      if (world.live) memory.touched = true;
      await world.editByHand(edit);
    }),
  ),
  fc.constant(
    command("delete by hand", async (memory, world) => {
      if (world.live) memory.touched = true;
      await world.deleteByHand();
    }),
  ),
  fc.tuple(fc.constantFrom(...Object.keys(OPERATIONS)), interruptions).map(([name, interruption]) =>
    command(`${name} under ${show(interruption)}`, async (memory, world) => {
      const recorded = await world.interrupted(interruption, OPERATIONS[name] ?? []);
      const sawIt = name.endsWith("refresh") && recorded > 0;
      if (sawIt || divergence(world).length === 0) memory.touched = false;
      // A deletion of which the state knows nothing: as long as nobody deletes again, only a refresh finds out.
      if (name === "destroy" && world.stack.state && !world.live) memory.touched = true;
    }),
  ),
];

/**
 * One `pulumi up --refresh` without faults. Whatever came before, it ends with one action, the program's content and a
 * state that knows it, and the next run finds nothing to do.
 */
export async function converge(memory: Memory, world: World): Promise<void> {
  await refresh(memory, world);
  await upOrAdopt(world);
  expectConverged(world);
  const quiet = await world.inNewProcess(async (stack) => [
    await stack.up(world.program),
    await stack.refresh(),
  ]);
  if (quiet.some((what) => what !== "same"))
    throw new Error(`A further run is not quiet: ${quiet.join(", ")}`);
}

async function refresh(memory: Memory, world: World): Promise<void> {
  await world.inNewProcess((stack) => stack.refresh());
  memory.touched = false;
}

/** One plain `pulumi up`: without edits by hand it converges, with them it overwrites none that nobody has seen. */
async function up(memory: Memory, world: World): Promise<void> {
  if (!memory.touched) {
    await upOrAdopt(world);
    return expectConverged(world);
  }
  const before = world.live;
  const did = await world
    .inNewProcess((stack) => stack.up(world.program))
    .catch((error: { code?: string }) => error.code);
  const after = world.live;
  const allowed = ["same", "created", "updated", "CXONE_DRIFT", "CXONE_NOT_FOUND", "CXONE_NAME_TAKEN"];
  if (!allowed.includes(did ?? "none")) throw new Error(`The update answered ${did}`);
  if (did === "created" || did === "updated") {
    expectConverged(world);
    memory.touched = false;
  } else if (before?.version !== after?.version)
    throw new Error(`The update answered ${did} and changed the action`);
  if (before && after && before.version !== after.version) {
    const lost = (["description", "timeoutSeconds", "codeSha256"] as const).filter(
      (key) => before[key] !== after[key],
    );
    if (lost.length > 0) throw new Error(`The update overwrote an edit by hand: ${lost.join(", ")}`);
  }
}

/** One `pulumi up` without faults; where an earlier creation was lost and edited since, the way out that the error names. */
async function upOrAdopt(world: World): Promise<void> {
  const lost = world.stack.state ? undefined : world.live;
  try {
    await world.inNewProcess((stack) => stack.up(world.program));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== "CXONE_NAME_TAKEN" || !lost || !message.includes(lost.id)) throw error;
    await world.inNewProcess((stack) => stack.up({ ...world.program, adopt: lost.id }));
  }
}

async function destroy(memory: Memory, world: World): Promise<void> {
  const known = world.stack.state !== undefined;
  await world.inNewProcess((stack) => stack.destroy());
  if (!known) return;
  memory.touched = false;
  if (world.live) throw new Error("Destroying left the action");
}

function divergence({ program, stack, simulator }: World): string[] {
  return findDivergence(program, stack.state, simulator);
}

function expectConverged(world: World): void {
  const problems = divergence(world);
  if (problems.length > 0) throw new Error(problems.join("; "));
}

function command(name: string, act: (memory: Memory, world: World) => Promise<void>): WorldCommand {
  return {
    check: () => true,
    run: async (memory, world) => {
      await act(memory, world);
      const { length } = world.simulator.actions.list();
      if (length > 1) throw new Error(`After "${name}" there are ${length} actions`);
    },
    toString: () => name,
  };
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
