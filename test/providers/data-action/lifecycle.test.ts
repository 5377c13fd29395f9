import { readFileSync } from "node:fs";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import { formatContract } from "../../../providers/contract/contract-text";
import type { ActionRecord, ActionDefinition } from "../../../providers/platforms/data-actions-api";
import type { Properties } from "../../../providers/properties";
import { axiosTransport } from "../../../providers/http/axios-transport";
import { startCxone, type CxoneOptions, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { OneResourceStack } from "../support/one-resource-stack";
import { CLIENT, provideFor } from "../support/provider-under-test";
import { bundleAsset, SAMPLE_CONTRACT, SAMPLE_CONTRACT_TEXT, sampleInputs } from "../support/sample-program";
import { VirtualClock } from "../../support/virtual-clock";

let simulator: CxoneSimulator;
let stack: OneResourceStack;

async function start(options: CxoneOptions = {}): Promise<void> {
  simulator = await startCxone(options);
  stack = new OneResourceStack(await provideFor(simulator.url, new VirtualClock()));
}
beforeEach(() => start());
afterEach(() => simulator.close());

/** Somebody else with access to CXone. */
function byHand() {
  const settings = { baseUrl: simulator.url, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  const api = connectToCxone(settings, {
    transport: axiosTransport,
    clock: new VirtualClock(),
    random: () => 0,
  });
  const definition: ActionDefinition = {
    contract: SAMPLE_CONTRACT_TEXT,
    name: "lookup",
    description: "Looks the caller up",
    runtime: "nodejs18",
    timeoutSeconds: 20,
    environment: { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: "crm-secret-value" },
    tags: {},
    codeBase64: readFileSync(bundleAsset()["path"] ?? "").toString("base64"),
  };
  return {
    post: (overrides: Partial<ActionDefinition> = {}) => api.postAction({ ...definition, ...overrides }),
    edit: async (overrides: Partial<ActionDefinition> = {}) => {
      const [action] = simulator.actions.list();
      const replaced = { id: action?.id ?? "", version: action?.version } as ActionRecord;
      // As an editor in a browser does: what it read it sends back, tags included.
      const tags = action?.tags ?? {};
      await api.putAction(replaced, { ...definition, tags, ...overrides });
    },
    remove: () => api.deleteAction(simulator.actions.list()[0]?.id ?? ""),
  };
}
const only = () => {
  const [action, ...more] = simulator.actions.list();
  expect(more).toEqual([]);
  return action;
};
const changed = (overrides: Properties = {}) => sampleInputs({ description: "Changed", ...overrides });

describe("updateDataAction", () => {
  it("keeps the id and does nothing more when the same program runs again", async () => {
    expect(await stack.up(sampleInputs())).toBe("created");
    const id = stack.state?.id;
    expect([await stack.up(changed()), await stack.up(changed()), await stack.refresh()]).toEqual([
      "updated",
      "same",
      "same",
    ]);
    expect([only()?.id, only()?.description]).toEqual([id, "Changed"]);
  });

  it.each<[string, Partial<ActionDefinition>, RegExp]>([
    ["the description", { description: "By hand" }, /description/],
    [
      "a secret",
      { environment: { CRM_CLIENT_ID: "other", CRM_CLIENT_SECRET: "x" } },
      /values of its environment/,
    ],
  ])(
    "stops with CXONE_DRIFT when %s was edited by hand and no preview showed it",
    async (_name, edit, seen) => {
      await stack.up(sampleInputs());
      await byHand().edit(edit);
      await expect(stack.up(changed())).rejects.toMatchObject({
        code: "CXONE_DRIFT",
        message: expect.stringMatching(seen) as string,
      });
      expect(only()?.version).toBe(2);
    },
  );

  it("overwrites the edit when overwriteDrift says so", async () => {
    await stack.up(sampleInputs());
    await byHand().edit({ description: "By hand" });
    expect(await stack.up(changed({ overwriteDrift: true }))).toBe("updated");
    expect(only()?.description).toBe("Changed");
  });

  it("goes on when a write of its own was lost and the program changed since", async () => {
    await stack.up(sampleInputs());
    const before = stack.state;
    await stack.up(changed());
    stack.state = before;
    expect(await stack.up(changed({ description: "Changed again" }))).toBe("updated");
    expect(only()?.description).toBe("Changed again");
  });

  it("says how to make it again when it was deleted by hand", async () => {
    await stack.up(sampleInputs());
    await byHand().remove();
    await expect(stack.up(changed())).rejects.toMatchObject({ code: "CXONE_NOT_FOUND" });
  });

  it("renames in place, and refuses a name that another action has", async () => {
    await stack.up(sampleInputs());
    const id = stack.state?.id;
    await byHand().post({ name: "taken" });
    await expect(stack.up(sampleInputs({ name: "taken" }))).rejects.toMatchObject({
      code: "CXONE_NAME_TAKEN",
    });
    expect(await stack.up(sampleInputs({ name: "free" }))).toBe("updated");
    expect(simulator.actions.findByName("free")?.id).toBe(id);
  });
});

describe("readDataAction", () => {
  it.each<[string, Partial<ActionDefinition>]>([
    ["the description", { description: "By hand" }],
    ["the timeout", { timeoutSeconds: 5 }],
    ["a variable's name", { environment: { CRM_CLIENT_ID: "crm-client" } }],
    ["a variable's value", { environment: { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: "other" } }],
    [
      "an output, against the contract guard,",
      {
        contract: formatContract({
          ...SAMPLE_CONTRACT,
          outputs: { properties: { tier: { type: "number" }, more: { type: "string" } } },
        }),
      },
    ],
    ["the code", { codeBase64: readFileSync(bundleAsset("by hand")["path"] ?? "").toString("base64") }],
  ])("shows it and the next up puts it right when %s was edited by hand", async (_name, edit) => {
    await stack.up(sampleInputs());
    await byHand().edit(edit);
    expect([await stack.refresh(), await stack.up(sampleInputs()), await stack.refresh()]).toEqual([
      "drifted",
      "updated",
      "same",
    ]);
    expect(only()).toMatchObject({
      description: "Looks the caller up",
      timeoutSeconds: 20,
      environment: sampleInputs()["environment"],
    });
  });

  it("has the secrets written again when the program says the same as the hand did in all that shows", async () => {
    await stack.up(sampleInputs());
    const environment = { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: "by hand" };
    await byHand().edit({ description: "Changed", environment });
    await stack.refresh();
    expect([await stack.up(changed()), await stack.refresh(), await stack.up(changed())]).toEqual([
      "updated",
      "same",
      "same",
    ]);
    expect(only()?.environment).toEqual(sampleInputs()["environment"]);
  });

  it("returns the inputs as they were, secrets and all, when nothing drifted", async () => {
    await stack.up(sampleInputs());
    const before = stack.state?.inputs as Properties;
    await stack.refresh();
    const { code, ...after } = stack.state?.inputs as Properties;
    expect({ ...after, __provider: "the shim" }).toEqual({ ...before, code: undefined });
    expect((code as { hash: string }).hash).toBe((before["code"] as { hash: string }).hash);
  });

  it("forgets it and the next up makes it again when it was deleted by hand", async () => {
    await stack.up(sampleInputs());
    await byHand().remove();
    expect([await stack.refresh(), await stack.up(sampleInputs())]).toEqual(["gone", "created"]);
  });

  it("keeps it and throws when a gateway answers 404 with a web page", async () => {
    await stack.up(sampleInputs());
    simulator.faults.plan({
      match: { method: "GET" },
      fault: { kind: "raw-body", status: 404, contentType: "text/html", body: "<h1>Not found</h1>" },
    });
    await expect(stack.refresh()).rejects.toMatchObject({ code: "CXONE_INVALID_ANSWER" });
    expect(stack.state).toBeDefined();
  });
});

describe("createDataAction", () => {
  it("names the id and the way to adopt when the name has other content", async () => {
    const { id } = await byHand().post({ description: "Somebody else's" });
    await expect(stack.up(sampleInputs())).rejects.toMatchObject({
      code: "CXONE_NAME_TAKEN",
      message: expect.stringContaining(`npm run adopt -- --stack STACK lookup ${id} `) as string,
    });
    expect(await stack.up(sampleInputs({ adopt: id }))).toBe("created");
    expect([stack.state?.id, only()?.description]).toEqual([id, "Looks the caller up"]);
    expect(await stack.up(sampleInputs({ adopt: id }))).toBe("same");
  });

  it("names the action as the program does where the stack has a name suffix", async () => {
    const { id } = await byHand().post({ name: "lookup-qa", description: "Somebody else's" });
    const error = await stack
      .up(sampleInputs({ name: "lookup-qa", nameSuffix: "-qa" }))
      .catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: "CXONE_NAME_TAKEN" });
    expect((error as Error).message).toContain(`npm run adopt -- --stack STACK lookup ${id} `);
    expect((error as Error).message).toContain(`'adopt["lookup"]' ${id}`);
  });

  it("refuses to adopt when the id is unknown or has another name", async () => {
    const { id } = await byHand().post({ name: "other" });
    await expect(stack.up(sampleInputs({ adopt: "nobody" }))).rejects.toMatchObject({
      code: "CXONE_NOT_FOUND",
    });
    await expect(stack.up(sampleInputs({ adopt: id }))).rejects.toMatchObject({
      code: "CXONE_ADOPT_MISMATCH",
    });
  });

  it("keeps the action in the state, unfinished, when its environment could not be set", async () => {
    await byHand().post();
    simulator.faults.plan({
      match: { method: "PUT" },
      times: "always",
      fault: { kind: "status", status: 403 },
    });
    await expect(stack.up(sampleInputs())).rejects.toMatchObject({ code: "CXONE_UNFINISHED" });
    expect(stack.state?.outputs["__provider"]).toBe("the shim");
    simulator.faults.clear();
    expect(await stack.refresh()).toBe("drifted");
    expect([await stack.up(sampleInputs()), await stack.refresh()]).toEqual(["updated", "same"]);
  });

  it("says CODE_CHANGED when the bundle is another than the preview showed", async () => {
    const code = { ...bundleAsset("one"), hash: "0".repeat(64) };
    await expect(stack.up(sampleInputs({ code }))).rejects.toMatchObject({ code: "CODE_CHANGED" });
    expect(simulator.actions.list()).toEqual([]);
  });
});

describe("the provider on a server that ignores the extension fields", () => {
  it("sees no drift and follows the program", async () => {
    await simulator.close();
    await start({ extensions: false });
    const did = [await stack.up(sampleInputs()), await stack.refresh(), await stack.up(sampleInputs())];
    did.push(await stack.up(changed()), await stack.refresh(), await stack.up(changed()));
    expect(did).toEqual(["created", "same", "same", "updated", "same", "same"]);
    expect(only()?.description).toBe("Changed");
  });
});
