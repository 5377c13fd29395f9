import { runSchedule } from "../../../../bench/handler/contender/run-schedule";
import type { Enrich } from "../../../../bench/handler/contenders/contender";
import { SEED_CONTACTS } from "../../../../sim/crm/seed-contacts";

const rightContact: Enrich = ({ externalId }) =>
  Promise.resolve({
    crmRecordId: SEED_CONTACTS.find((contact) => contact.externalId === externalId)?.id ?? "",
    enrichmentSuccess: true,
  });

const threeArrivals = { kind: "arrivals", startsAtMs: [0, 1, 2] } as const;

describe("runSchedule", () => {
  it("measures every execution when callers take turns, never more at a time than callers", async () => {
    let running = 0;
    let most = 0;
    const enrich: Enrich = async (inputs) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return rightContact(inputs);
    };
    const samples = await runSchedule({ kind: "callers", callers: 4, executionsEach: 3 }, enrich, 1_000);
    expect(samples).toHaveLength(12);
    expect(samples.every(({ answered }) => answered)).toBe(true);
    expect(most).toBe(4);
  });

  it("does not wait for earlier executions when calls arrive", async () => {
    let started = 0;
    let finish: () => void = () => undefined;
    const allStarted = new Promise<void>((resolve) => (finish = resolve));
    const enrich: Enrich = async (inputs) => {
      started += 1;
      if (started === 3) finish();
      await allStarted;
      return rightContact(inputs);
    };
    await expect(runSchedule(threeArrivals, enrich, 1_000)).resolves.toHaveLength(3);
  });

  it("counts an execution as not answered when the contact is another one's", async () => {
    const enrich: Enrich = () => Promise.resolve({ crmRecordId: "crm-9999", enrichmentSuccess: true });
    const samples = await runSchedule(threeArrivals, enrich, 1_000);
    expect(samples.map(({ answered }) => answered)).toEqual([false, false, false]);
  });

  it("counts an execution as not answered when its budget ends", async () => {
    const samples = await runSchedule(threeArrivals, () => new Promise(() => undefined), 2);
    expect(samples.map(({ answered }) => answered)).toEqual([false, false, false]);
  });
});
