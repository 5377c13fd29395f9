import fc from "../support/seeded-fast-check";
import { closedAddress } from "./support/planned-faults";
import { World } from "./support/world";
import { converge, worldCommands, type Memory } from "./support/world-commands";

const RUNS = 600;

describe("the provider in the hands of an engine, of people and of a network", () => {
  it(`converges after any sequence of ups, edits, faults, kills, refreshes and destroys`, async () => {
    const closedUrl = await closedAddress();
    let commands = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(worldCommands, { maxCommands: 15, size: "max" }), async (sequence) => {
        const world = await World.create(closedUrl);
        const memory: Memory = { touched: false };
        try {
          await fc.asyncModelRun(() => ({ model: memory, real: world }), sequence);
          await converge(memory, world);
          commands += [...sequence].length;
        } finally {
          await world.simulator.close();
        }
      }),
      { numRuns: RUNS },
    );
    process.stdout.write(`${RUNS} random lives of an action, ${commands} steps in all\n`);
    expect(commands).toBeGreaterThan(RUNS);
  }, 120_000);
});
