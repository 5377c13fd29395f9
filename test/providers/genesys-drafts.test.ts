import type { HttpAnswer, HttpTransport } from "../../foundation/http-transport";
import { axiosTransport } from "../../providers/http/axios-transport";
import type { Properties } from "../../providers/properties";
import {
  startGenesysCloud,
  type GenesysCloudOptions,
  type GenesysCloudSimulator,
} from "../../sim/genesys-cloud/start-genesys-cloud";
import type { ActionConfig } from "../../sim/genesys-cloud/store/records";
import { VirtualClock } from "../support/virtual-clock";
import { GenesysColleague } from "./support/genesys-colleague";
import { OneResourceStack } from "./support/one-resource-stack";
import { provideForGenesysCloud } from "./support/provider-under-test";
import { bundleAsset, sampleInputs, sampleTrial } from "./support/sample-program";

let sim: GenesysCloudSimulator;
let integrationId: string;
let colleague: GenesysColleague;
afterEach(() => sim.close());

const provide = (transport: HttpTransport = axiosTransport) =>
  provideForGenesysCloud(sim, new VirtualClock(), transport);

async function start(options: GenesysCloudOptions = {}): Promise<OneResourceStack> {
  sim = await startGenesysCloud(options);
  colleague = new GenesysColleague(sim);
  const provider = await provide();
  const integration = new OneResourceStack(provider.integration);
  const fields = { crmClientSecret: "crm-secret-value" };
  await integration.up({ name: "functions", stack: "project/dev", state: "", fields, fingerprintKey: "" });
  integrationId = integration.state?.id ?? "";
  return new OneResourceStack(provider);
}

/** The program, with a smoke test that expects `proven` where it is given. */
const program = (tier: string, proven?: string): Properties =>
  sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: { CRM_CLIENT_SECRET: "crmClientSecret" },
    fingerprintKey: "cd".repeat(32),
    tags: { stack: "project/dev" },
    integrationId,
    code: bundleAsset(tier),
    ...(proven === undefined ? {} : { trial: sampleTrial(proven) }),
  });

/** A transport that has something done, once, after the first request to a path that ends with `end`. */
function after(end: string, act: () => Promise<void>): HttpTransport {
  let isDone = false;
  return async (request, signal) => {
    const answer = await axiosTransport(request, signal);
    if (!isDone && new URL(request.url).pathname.endsWith(end)) {
      isDone = true;
      await act();
    }
    return answer;
  };
}

const onlyAction = () => {
  const [action] = sim.organization.actions.list();
  if (!action) throw new Error("there is no action");
  return action;
};
const configOf = ({ request, response, ...rest }: ActionConfig) => ({
  withSuccessTemplate: { ...rest, request, response: { ...response, successTemplate: "half done" } },
  withRequestTemplate: { ...rest, request: { ...request, requestTemplate: "half done" }, response },
  withHeader: { ...rest, request: { ...request, headers: { ...request.headers, mine: "1" } }, response },
});
/** What somebody may edit in a draft. */
const EDITS: Record<string, (id: string) => Promise<void>> = {
  "the success template": (id) => colleague.edit(id, { config: configOf(draftConfig()).withSuccessTemplate }),
  "the request template": (id) => colleague.edit(id, { config: configOf(draftConfig()).withRequestTemplate }),
  "a header": (id) => colleague.edit(id, { config: configOf(draftConfig()).withHeader }),
  "the name": (id) => colleague.edit(id, { name: "by hand" }),
  "the category": (id) => colleague.edit(id, { category: "by hand" }),
  "the description": (id) => colleague.editFunction(id, { description: "by hand" }),
  "the handler": (id) => colleague.editFunction(id, { handler: "index.other" }),
  "the time limit": (id) => colleague.editFunction(id, { timeoutSeconds: 3 }),
};
const edit = (what: string, id: string): Promise<void> =>
  EDITS[what]?.(id) ?? Promise.reject(new Error(`no such edit: ${what}`));
const draftConfig = (): ActionConfig => {
  const { draft } = onlyAction();
  if (!draft) throw new Error("there is no draft");
  return draft.config;
};

describe.each([false, true])(
  "a draft that somebody edits (function writes raise its version: %s)",
  (raises) => {
    it.each(Object.keys(EDITS))(
      "keeps %s while our update is at work on it, and nothing is published",
      async (what) => {
        const stack = await start({ functionRaisesVersion: raises });
        await stack.up(program("gold"));
        const { id, published } = onlyAction();
        stack.provider = await provide(after("/draft/test", () => edit(what, id)));
        await expect(stack.up(program("platinum", "platinum"))).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
        const { draft } = onlyAction();
        expect(draft).toBeDefined();
        expect(onlyAction().published).toEqual(published);

        // The next run, another process, leaves it alone too.
        stack.provider = await provide();
        await expect(stack.up(program("platinum", "platinum"))).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
        expect(onlyAction().draft).toEqual(draft);
      },
    );

    it("stays where the proof failed, and the error says so", async () => {
      const stack = await start({ functionRaisesVersion: raises });
      await stack.up(program("gold"));
      const { published } = onlyAction();
      stack.provider = await provide(
        after("/draft/test", () => edit("the success template", onlyAction().id)),
      );
      await expect(stack.up(program("platinum", "silver"))).rejects.toThrow(
        /somebody else has changed its draft.*\[PLATFORM_PROOF_FAILED\]/,
      );
      expect(onlyAction().draft?.config.response.successTemplate).toBe("half done");
      expect(onlyAction().published).toEqual(published);
    });

    it("goes where the proof failed and nobody edited it", async () => {
      const stack = await start({ functionRaisesVersion: raises });
      await stack.up(program("gold"));
      await expect(stack.up(program("platinum", "silver"))).rejects.toThrow("[PLATFORM_PROOF_FAILED]");
      expect(onlyAction().draft).toBeUndefined();
    });

    it("stays where it is of an action that is being made", async () => {
      const stack = await start({ functionRaisesVersion: raises });
      stack.provider = await provide(
        after("/draft/test", () => edit("the success template", onlyAction().id)),
      );
      await expect(stack.up(program("gold", "gold"))).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
      expect(onlyAction().draft?.config.response.successTemplate).toBe("half done");
      expect(onlyAction().published).toBeUndefined();

      stack.provider = await provide();
      await expect(stack.up(program("gold", "gold"))).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
      expect(sim.organization.actions.list()).toHaveLength(1);
      expect(onlyAction().draft?.config.response.successTemplate).toBe("half done");
    });

    it.each(Object.keys(EDITS))(
      "is not overwritten where it was open before, with %s changed",
      async (what) => {
        const stack = await start({ functionRaisesVersion: raises });
        await stack.up(program("gold"));
        const { id } = onlyAction();
        await colleague.open(id);
        await edit(what, id);
        const edited = onlyAction();
        await expect(stack.up(program("platinum"))).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
        expect(onlyAction()).toEqual(edited);
      },
    );

    it("is in nobody's way where nothing was changed in it", async () => {
      const stack = await start({ functionRaisesVersion: raises });
      await stack.up(program("gold"));
      await colleague.open(onlyAction().id);
      expect(await stack.up(program("platinum"))).toBe("updated");
    });
  },
);

describe("what is published on Genesys Cloud", () => {
  it("is looked at again where a read of its function is behind", async () => {
    const stack = await start();
    await stack.up(program("gold"));
    const { id } = onlyAction();
    let stale: HttpAnswer | undefined;
    let isStale = true;
    stack.provider = await provide(async (request, signal) => {
      const { pathname } = new URL(request.url);
      const answer = await axiosTransport(request, signal);
      if (!decodeURIComponent(pathname).endsWith(`/actions/${id}/function`) || !isStale) return answer;
      // The first read of the update, and once more after the publication.
      if (stale) isStale = false;
      return (stale ??= answer);
    });
    expect(await stack.up(program("platinum"))).toBe("updated");
    expect(isStale).toBe(false);
    expect(await stack.refresh()).toBe("same");
  });

  it("is what was written before an update counts as done, also where the code is the same", async () => {
    const stack = await start();
    await stack.up(program("gold"));
    const answer = {
      match: { path: /\/draft\/publish$/ },
      fault: { kind: "raw-body", body: '{"id":"x"}' },
    } as const;
    sim.faults.plan(answer);
    await stack.up({ ...program("gold"), description: "Changed" });
    expect(onlyAction().published?.function?.description).toBe("Changed");
    expect(onlyAction().draft).toBeUndefined();

    sim.faults.plan({ ...answer, times: "always" });
    await expect(stack.up({ ...program("gold"), description: "Changed again" })).rejects.toThrow(
      /not shown as it was written.*\[PLATFORM_TIMEOUT\]/,
    );
    expect(onlyAction().draft).toBeUndefined();
    sim.faults.clear();
    expect(await stack.up({ ...program("gold"), description: "Changed again" })).toBe("updated");
  });

  it("counts as made only where it is shown", async () => {
    const stack = await start();
    sim.faults.plan({
      match: { path: /\/draft\/publish$/ },
      fault: { kind: "raw-body", body: '{"id":"x"}' },
    });
    await expect(stack.up(program("gold"))).rejects.toThrow("[PLATFORM_TIMEOUT]");
    expect(sim.organization.actions.list()).toEqual([]);
    expect(await stack.up(program("gold"))).toBe("created");
  });

  it("shows a handler that somebody changed, and gets its own back", async () => {
    const stack = await start();
    await stack.up(program("gold"));
    const { id } = onlyAction();
    await colleague.open(id);
    await colleague.editFunction(id, { handler: "index.exports" });
    await colleague.publish(id);
    expect(await stack.refresh()).toBe("drifted");
    expect(stack.state?.outputs).toMatchObject({ editedByHand: "handler index.exports" });
    expect(await stack.up(program("gold"))).toBe("updated");
    expect(onlyAction().published?.function?.handler).toBe("index.handler");
    expect(await stack.refresh()).toBe("same");
  });
});
