import { setTimeout as wait } from "node:timers/promises";
import { SEED_CONTACTS } from "../../../sim/crm/seed-contacts";
import type { Enrich } from "../contenders/contender";
import type { Schedule } from "../schedule";

/** How one execution went. */
export interface Sample {
  /** Whether the right contact came back within the budget. */
  readonly answered: boolean;
  /** From the execution's start to its end, or to the end of its budget. */
  readonly durationMs: number;
}

/** Only plain ids: what is measured is weather, not encoding, and one contender does not encode. */
const CONTACTS = SEED_CONTACTS.filter(({ externalId }) => encodeURIComponent(externalId) === externalId);

/** Runs every execution of a schedule and waits for all of them, at most `budgetMs` for each. */
export async function runSchedule(schedule: Schedule, enrich: Enrich, budgetMs: number): Promise<Sample[]> {
  const execute = (index: number) => measure(enrich, index, budgetMs);
  if (schedule.kind === "callers") {
    const callers = Array.from({ length: schedule.callers }, async (_, caller) => {
      const samples: Sample[] = [];
      for (let turn = 0; turn < schedule.executionsEach; turn += 1) {
        samples.push(await execute(caller + turn * schedule.callers));
      }
      return samples;
    });
    return (await Promise.all(callers)).flat();
  }
  const beganAtMs = performance.now();
  return Promise.all(
    schedule.startsAtMs.map(async (atMs, index) => {
      await wait(Math.max(0, atMs - (performance.now() - beganAtMs)));
      return execute(index);
    }),
  );
}

async function measure(enrich: Enrich, index: number, budgetMs: number): Promise<Sample> {
  const contact = CONTACTS[index % CONTACTS.length]!;
  const startedAtMs = performance.now();
  const budget = new AbortController();
  const spent = wait(budgetMs, undefined, { signal: budget.signal }).catch(() => undefined);
  const outputs = await Promise.race([enrich({ externalId: contact.externalId }), spent]);
  budget.abort();
  const answered = outputs?.enrichmentSuccess === true && outputs.crmRecordId === contact.id;
  return { answered, durationMs: performance.now() - startedAtMs };
}
