import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { HttpTransport } from "../../../../foundation/http-transport";
import type { GenesysCloudOptions } from "../../../../sim/genesys-cloud/start-genesys-cloud";
import { afterAnswer, GenesysOrganization, refusedWith, trialThat } from "../../support/genesys-organization";
import { bundleAsset } from "../../support/sample-program";

let organization: GenesysOrganization;
afterEach(() => organization.sim.close());
const start = async (options: GenesysCloudOptions = {}) => {
  organization = await GenesysOrganization.start(options);
};
const create = (
  overrides: Parameters<GenesysOrganization["definition"]>[0] = {},
  transport?: HttpTransport,
) => organization.connect(transport).postAction(organization.definition(overrides));
const actions = () => organization.sim.organization.actions.list();
/** A draft that a run left behind: it could not remove it after its publication was refused. */
async function leaveDraft(overrides: Parameters<GenesysOrganization["definition"]>[0] = {}): Promise<string> {
  organization.fault("POST /draft/publish", refusedWith(400));
  organization.fault("DELETE /draft", refusedWith(403));
  await expect(create(overrides)).rejects.toThrow("Its draft could not be removed either");
  const left = actions().find(({ published }) => !published);
  if (!left) throw new Error("no draft was left");
  return left.id;
}

describe("a new action on Genesys Cloud", () => {
  it("is published with everything that the program says of it", async () => {
    await start();
    const record = await create({ tags: { stack: "project/dev", Team: "CRM" } });
    const code = readFileSync(bundleAsset("gold").path ?? "");
    const codeSha256 = createHash("sha256").update(code).digest("hex");
    const { published, draft, id } = organization.only;
    expect(draft).toBeUndefined();
    expect(published).toMatchObject({
      name: "lookup",
      category: "functions",
      secure: false,
      config: {
        timeoutSeconds: 10,
        request: { headers: { "x-tag-stack": "project/dev", "x-tag-Team": "CRM" } },
      },
      inputSchema: { required: ["id"] },
      function: {
        description: "Looks the caller up",
        handler: "index.handler",
        runtime: "nodejs22.x",
        timeoutSeconds: 10,
      },
      zip: { name: `lookup.${codeSha256}.zip` },
    });
    expect(organization.sim.organization.readCode(id, "published")).toEqual(code);
    expect(record).toMatchObject({ id, name: "lookup", codeSha256, version: 1, tags: { team: "CRM" } });
    // Nobody asked for a proof.
    expect(organization.count("POST /draft/test")).toBe(0);
  });

  it.each(["nodejs18.x", "nodejs20.x", "nodejs99.x"])(
    "is refused before anything is written on the runtime %s, which takes no new ones",
    async (runtime) => {
      await start();
      await expect(create({ runtime })).rejects.toThrow("[INPUT_INVALID]");
      expect(actions()).toEqual([]);
    },
  );

  it("is refused before anything is written in an integration that is not there", async () => {
    await start();
    await expect(create({ integrationId: "elsewhere" })).rejects.toThrow("[PLATFORM_INTEGRATION_UNUSABLE]");
    expect(organization.count("POST /actions/drafts")).toBe(0);
  });

  it("is made once where the answer to its creation is lost", async () => {
    await start();
    organization.fault("POST /actions/drafts", { kind: "lost-answer" });
    await create();
    expect(organization.only.published).toBeDefined();
    expect(organization.count("POST /actions/drafts")).toBe(1);
  });

  it("is asked for again, after a pause, where it was not made", async () => {
    await start();
    organization.fault("POST /actions/drafts", { kind: "reset" }, 2);
    await create();
    expect(organization.only.published).toBeDefined();
    expect(organization.count("POST /actions/drafts")).toBe(3);
    expect(organization.clock.sleptMs.slice(0, 2)).toEqual([375, 750]);
  });

  it("is refused where the platform does not say what it made", async () => {
    await start();
    organization.fault("POST /actions/drafts", { kind: "raw-body", body: "{}" });
    await expect(create()).rejects.toThrow(
      /^Creation of data action "lookup" .*the draft has no id.*\[PLATFORM_INVALID_ANSWER\]$/,
    );
    expect(organization.count("GET /draft")).toBe(0);
  });

  it("has the category that the platform made of the integration's name", async () => {
    await start();
    const inTheirWay: HttpTransport = afterAnswer("POST /actions/drafts", async (answer) => {
      const { id } = JSON.parse(answer.body) as { id: string };
      await organization.colleague.edit(id, { category: "Functions (1)" });
      return { ...answer, body: answer.body.replace('"category":"functions"', '"category":"Functions (1)"') };
    });
    await create({}, inTheirWay);
    expect(organization.only.published?.category).toBe("Functions (1)");
  });

  it("has the category that was asked for where the platform does not answer one", async () => {
    await start();
    const silent = afterAnswer("POST /actions/drafts", (answer) => ({
      ...answer,
      body: answer.body.replace('"category":"functions",', ""),
    }));
    await create({}, silent);
    expect(organization.only.published?.category).toBe("functions");
  });
});

describe("what an earlier run left behind of an action that it was making", () => {
  it.each([
    ["of the same version", "one"],
    ["of another version", "two"],
  ])("goes before it is made again: %s", async (_what, proof) => {
    await start();
    const left = await leaveDraft({ proof: "one" });
    await create({ proof });
    expect(organization.only.id).not.toBe(left);
    expect(organization.only.published).toBeDefined();
  });

  it("stays where somebody has changed it, and nothing is made beside it", async () => {
    await start();
    const id = await leaveDraft({ proof: "one" });
    await organization.colleague.edit(id, { name: "lookup", category: "by hand" });
    await expect(create({ proof: "one" })).rejects.toThrow(
      new RegExp(
        `^Removal of a draft of data action "lookup" \\(id ${id}\\) that an earlier run left found that ` +
          `somebody else has changed its draft meanwhile\\. Publish or delete that draft in Genesys Cloud ` +
          `\\(Admin, Integrations, Actions; id ${id}\\), then.*\\[PLATFORM_DRAFT_OPEN\\]$`,
      ),
    );
    expect(organization.only.draft?.category).toBe("by hand");
  });

  it("stays where it is another stack's, of another name, or in another integration", async () => {
    await start();
    await leaveDraft({ tags: { stack: "project/prod" } });
    await leaveDraft({ name: "lookup-2" });
    const before = actions();
    await create();
    expect(actions()).toEqual(expect.arrayContaining(before));
    expect(actions()).toHaveLength(3);
  });

  it("is no draft of an action that flows use", async () => {
    await start();
    const { id } = await organization.published();
    await organization.colleague.open(id);
    await create();
    expect(actions()).toHaveLength(2);
    expect(organization.sim.organization.actions.get(id)?.draft).toBeDefined();
  });

  it("is not taken for one where nobody knows whether flows use it", async () => {
    await start();
    const id = await leaveDraft();
    organization.fault(`GET /actions/${id}`, refusedWith(403));
    await expect(create()).rejects.toThrow(
      new RegExp(`^Look-up of data action \\(id ${id}\\) .*\\[PLATFORM_FORBIDDEN\\]$`),
    );
    expect(organization.only.draft).toBeDefined();
  });

  it("is nothing where it went while it was looked at", async () => {
    await start();
    const id = await leaveDraft();
    const gone = afterAnswer("GET /actions/drafts", () => organization.colleague.discard(id));
    await create({}, gone);
    expect(organization.only.published).toBeDefined();
    expect(organization.count("DELETE /draft")).toBe(2);
  });
});

describe("a new action that is tried first", () => {
  it("is not made where the proof fails", async () => {
    await start();
    organization.fault("POST /draft/test", {
      kind: "raw-body",
      body: JSON.stringify({ success: true, finalResult: { tier: "silver" } }),
    });
    const wrong = trialThat(({ tier }) => `the tier is ${String(tier)}`);
    await expect(organization.connect().postAction(organization.definition(), wrong)).rejects.toThrow(
      /failed: the tier is silver.*\[PLATFORM_PROOF_FAILED\]$/,
    );
    expect(actions()).toEqual([]);
  });
});
