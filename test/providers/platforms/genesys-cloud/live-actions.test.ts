import type { HttpTransport } from "../../../../foundation/http-transport";
import { axiosTransport } from "../../../../providers/http/axios-transport";
import { afterAnswer, GenesysOrganization, refusedWith } from "../../support/genesys-organization";

let organization: GenesysOrganization;
beforeEach(async () => {
  organization = await GenesysOrganization.start();
});
afterEach(() => organization.sim.close());
const { stringify } = JSON;

describe("actions of a name on Genesys Cloud", () => {
  it("are all those that flows use with exactly this name, each as it is", async () => {
    const [first, second] = [await organization.published("one"), await organization.published("two")];
    await organization.connect().postAction(organization.definition({ name: "lookup-2" }));
    const found = await organization.connect().findActionsByName("lookup");
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([first, second]));
    expect(found[0]?.contract).toContain("phone");
  });

  it("are looked for in one integration where it is named", async () => {
    const { integrationId } = organization.definition();
    await organization.published();
    const api = organization.connect();
    expect(await api.findActionsByName("lookup", integrationId)).toHaveLength(1);
    expect(await api.findActionsByName("lookup", "elsewhere")).toEqual([]);
  });

  it("are without one that goes while they are looked at", async () => {
    const { id } = await organization.published();
    const other = organization.connect();
    const going = afterAnswer("GET /actions", () => other.deleteAction(id));
    expect(await organization.connect(going).findActionsByName("lookup")).toHaveLength(0);
  });
});

describe("the deletion of an action on Genesys Cloud", () => {
  it("takes its draft along", async () => {
    const { id } = await organization.published();
    await organization.colleague.open(id);
    const api = organization.connect();
    await api.deleteAction(id);
    expect(organization.sim.organization.actions.list()).toEqual([]);
    expect(organization.clock.sleptMs).toEqual([]);
    expect(await api.getAction(id)).toBeUndefined();
    // Whether the platform takes it along itself is not documented.
    expect(organization.count("DELETE /draft")).toBe(1);
  });

  it("of one that is gone already is a success", async () => {
    await expect(organization.connect().deleteAction("gone")).resolves.toBeUndefined();
  });

  it("is looked for until it is shown", async () => {
    const { id } = await organization.published();
    const api = organization.connect(stillShowing(id, 2));
    await api.deleteAction(id);
    expect(organization.clock.sleptMs).toEqual([375, 750]);
  });

  it("is looked for half a minute long, and then nobody takes it for done", async () => {
    const { id } = await organization.published();
    await expect(organization.connect(stillShowing(id, Infinity)).deleteAction(id)).rejects.toThrow(
      new RegExp(
        `^Deletion of data action \\(id ${id}\\) was accepted, and the action is still shown half a minute ` +
          `later\\. .*\\[PLATFORM_TIMEOUT\\]$`,
      ),
    );
    const waitedMs = organization.clock.sleptMs.reduce((sum, ms) => sum + ms, 0);
    expect(Math.abs(waitedMs - 30_000)).toBeLessThan(5_000);
  });

  /** A platform whose reads show an action for some looks more, whatever became of it. */
  const stillShowing = (id: string, looks: number): HttpTransport =>
    afterAnswer(
      `GET /actions/${encodeURIComponent(id)}`,
      () => ({ status: 200, headers: {}, body: stringify({ id, name: "lookup" }) }),
      (nth) => nth <= looks,
    );
});

describe("an execution on Genesys Cloud", () => {
  const INPUTS = { name: "Jane Doe", phone: 5550123, age: 42 };

  it("sends the bare inputs to what is live, once, and gives the bare outputs", async () => {
    const { id } = await organization.published();
    organization.fault("POST /execute", { kind: "raw-body", body: '{"tier":"gold"}' });
    let sent: unknown;
    const api = organization.connect(async (request, signal) => {
      if (request.url.endsWith(`/actions/${id}/execute`)) sent = request.body;
      return axiosTransport(request, signal);
    });
    expect(await api.executeAction(id, INPUTS)).toEqual({ outputs: { tier: "gold" } });
    expect(sent).toBe(stringify(INPUTS));
  });

  it("that failed is not repeated, and its error shows nothing of the inputs that could name somebody", async () => {
    const { id } = await organization.published();
    organization.fault("POST /execute", refusedWith(500, "no Jane Doe at 5550123, aged 42"));
    const executed = organization.connect().executeAction(id, INPUTS);
    await expect(executed).rejects.toThrow(
      new RegExp(`^Execution of data action \\(id ${id}\\) .*aged 42.*\\[PLATFORM_SERVER_ERROR\\]$`),
    );
    await expect(executed).rejects.not.toThrow(/Jane|0123/);
    expect(organization.count("POST /execute")).toBe(1);
  });

  it("is waited for longer than other calls, for a function may start cold", async () => {
    const { id } = await organization.published();
    const { clock } = organization;
    let timers: number[] = [];
    organization.fault("POST /execute", { kind: "raw-body", body: "{}" });
    const slow = afterAnswer("POST /execute", (answer) => {
      clock.advanceBy(39_000);
      timers = [clock.pendingTimers];
      clock.advanceBy(2_000);
      timers.push(clock.pendingTimers);
      return answer;
    });
    await organization.connect(slow).executeAction(id, {});
    expect(timers).toEqual([1, 0]);
  });

  it("leaves no trace that could be read", async () => {
    expect(await organization.connect().readExecution()).toBeUndefined();
  });
});
