import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { createDataAction } from "../../../providers/data-action/create-data-action";
import { axiosTransport } from "../../../providers/http/axios-transport";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import type { DataActionsApi } from "../../../providers/platforms/data-actions-api";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { CLIENT } from "../support/provider-under-test";
import { sampleInputs } from "../support/sample-program";
import { VirtualClock } from "../../support/virtual-clock";

let simulator: CxoneSimulator;
beforeEach(async () => {
  simulator = await startCxone();
  simulator.faults.plan({ match: { method: "POST", path: /actions/ }, fault: { kind: "lost-answer" } });
});
afterEach(() => simulator.close());

/** Creates the sample action on a platform with or without unique names. */
async function create(uniqueNames: boolean) {
  const dependencies = { transport: axiosTransport, clock: new VirtualClock(), random: () => 0 };
  const settings = { baseUrl: simulator.url, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  const api = Object.create(connectToCxone(settings, dependencies), {
    capabilities: { value: { ...CXONE_CAPABILITIES, uniqueNames } },
  }) as DataActionsApi;
  const { inputs } = await checkDataAction({}, sampleInputs(), {
    platform: CXONE_CAPABILITIES,
    drawKeyHex: () => "ab".repeat(32),
  });
  return createDataAction({ ...dependencies, api }, inputs);
}
const lookUps = () => simulator.log.entries.filter(({ method }) => method === "GET").length;

describe("createDataAction, when the answer to its write is lost", () => {
  it("finds the action that it made when names are unique", async () => {
    expect((await create(true)).id).toBe(simulator.actions.list()[0]?.id);
    expect(lookUps()).toBeGreaterThan(0);
  });

  it("reports the doubt when names are not unique, and the next run takes what it made, by its tags", async () => {
    await expect(create(false)).rejects.toMatchObject({ code: "CXONE_UNREACHABLE", outcome: "unknown" });
    const [made] = simulator.actions.list();
    expect((await create(false)).id).toBe(made?.id);
    expect(simulator.actions.list()).toHaveLength(1);
  });
});
