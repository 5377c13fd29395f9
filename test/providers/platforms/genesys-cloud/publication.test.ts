import { zipSync } from "fflate";
import type { HttpAnswer, HttpTransport } from "../../../../foundation/http-transport";
import type { GenesysCloudOptions } from "../../../../sim/genesys-cloud/start-genesys-cloud";
import {
  afterAnswer,
  afterFailure,
  GenesysOrganization,
  refusedWith,
} from "../../support/genesys-organization";

let organization: GenesysOrganization;
afterEach(() => organization.sim.close());

async function start(options: GenesysCloudOptions = {}): Promise<void> {
  organization = await GenesysOrganization.withAction(options);
}
const publish = (transport?: HttpTransport, overrides: Parameters<GenesysOrganization["update"]>[0] = {}) =>
  organization.update({ tier: "silver", ...overrides }, transport);
const id = () => organization.only.id;
const description = () => organization.only.published?.function?.description;
const change = (field: string, value: unknown) => (answer: HttpAnswer) => ({
  ...answer,
  body: JSON.stringify({ ...(JSON.parse(answer.body) as object), [field]: value }),
});
const PUBLISHING = `Publishing of data action "lookup" \\(id [\\w-]+\\)`;
const draftGone = new RegExp(`^${PUBLISHING} found the draft gone: .*\\[PLATFORM_STALE_VERSION\\]$`);
/** What was live stays live, and nothing is left of the attempt. */
function expectUntouched(): void {
  expect(description()).toBe("Looks the caller up");
  expect(organization.only.draft).toBeUndefined();
}

describe("a draft that the platform finds invalid", () => {
  const invalid = (errors: unknown) => ({
    kind: "raw-body" as const,
    body: JSON.stringify({ valid: false, errors }),
  });

  it.each<[string, unknown, string]>([
    [
      "with its reasons",
      [{ message: "No handler" }, "none", { code: "x" }, { message: "No runtime" }],
      "No handler; No runtime",
    ],
    ["with as much of them as can be read", [{ message: "m".repeat(600) }], "m".repeat(500)],
    ["also without a reason", [], "without a reason"],
    ["also without a list of them", "none", "without a reason"],
  ])("is not published, and the error says so %s", async (_how, errors, reason) => {
    await start();
    organization.fault("GET /draft/validation", invalid(errors));
    await expect(publish()).rejects.toThrow(
      new RegExp(
        `^Validation of the draft of data action "lookup" \\(id ${id()}\\) found it invalid: ${reason}\\. ` +
          `Correct .*\\[INPUT_INVALID\\]$`,
      ),
    );
    expectUntouched();
    expect(organization.count("POST /draft/publish")).toBe(0);
  });

  it("is told from one that the platform does not judge", async () => {
    await start();
    organization.fault("GET /draft/validation", refusedWith(404));
    await publish();
    organization.fault("GET /draft/validation", { kind: "raw-body", body: "{}" });
    await publish(undefined, { description: "Changed again", proof: "three" });
    expect(description()).toBe("Changed again");
  });
});

describe("the function of a draft", () => {
  it("is described again where the platform had a problem", async () => {
    await start();
    organization.fault("PUT /draft/function", refusedWith(503));
    await publish();
    expect(description()).toBe("Changed");
  });

  it("is what keeps the draft from being published where it is refused", async () => {
    await start();
    organization.fault("PUT /draft/function", refusedWith(400));
    await expect(publish()).rejects.toThrow(
      /^Description of the function of data action "lookup" \(id .*\[PLATFORM_REFUSED\]$/,
    );
    expectUntouched();
  });
});

describe.each([
  ["with a proof in every version", "two"],
  ["without proofs", undefined],
])("a publication whose answer is lost, %s", (_how, proof) => {
  const overrides = { tags: { stack: "project/dev", ...(proof && { "write-proof": proof }) } };

  it("counts where it was carried out", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "lost-answer" });
    expect(await publish(undefined, overrides)).toMatchObject({ version: 2, description: "Changed" });
    expect(organization.count("POST /draft/publish")).toBe(1);
    expect(organization.clock.sleptMs).toEqual([375]);
  });

  it("is asked for again where it was not", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "reset" }, 3);
    expect(await publish(undefined, overrides)).toMatchObject({ version: 2, description: "Changed" });
    expect(organization.count("POST /draft/publish")).toBe(4);
    expect(organization.clock.sleptMs).toEqual([375, 750, 1_500]);
  });

  it("counts also where it was the last attempt", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "reset" }, 3);
    organization.fault("POST /draft/publish", { kind: "lost-answer" });
    expect(await publish(undefined, overrides)).toMatchObject({ version: 2, description: "Changed" });
    expect(organization.count("POST /draft/publish")).toBe(4);
  });

  it("is given up after four attempts, and what is live stays", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "reset" }, "always");
    await expect(publish(undefined, overrides)).rejects.toThrow("[PLATFORM_UNREACHABLE]");
    expect(organization.count("POST /draft/publish")).toBe(4);
    expectUntouched();
  });

  it("is none where somebody removed the draft instead", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "reset" });
    const removing = afterFailure("POST /draft/publish", () => organization.colleague.discard(id()));
    await expect(publish(removing, overrides)).rejects.toThrow(draftGone);
    expectUntouched();
  });

  it("is none where the action went too", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "reset" });
    const [other, known] = [organization.connect(), id()];
    const removing = afterFailure("POST /draft/publish", () => other.deleteAction(known));
    await expect(publish(removing, overrides)).rejects.toThrow(draftGone);
  });
});

describe("a publication that is refused", () => {
  it.each([
    ["a conflict", refusedWith(409)],
    ["the draft's version not being everywhere yet", refusedWith(400, "Version 3 does not match latest 2")],
  ])("is asked for again after %s", async (_what, refusal) => {
    await start();
    organization.fault("POST /draft/publish", refusal, 3);
    await publish();
    expect(description()).toBe("Changed");
    expect(organization.clock.sleptMs).toEqual([375, 750, 1_500]);
  });

  it("is given up after four conflicts", async () => {
    await start();
    organization.fault("POST /draft/publish", refusedWith(409), "always");
    await expect(publish()).rejects.toThrow(new RegExp(`^${PUBLISHING} .*409.*\\[PLATFORM_REFUSED\\]$`));
    expect(organization.count("POST /draft/publish")).toBe(4);
    expectUntouched();
  });

  it.each([
    [400, "PLATFORM_REFUSED"],
    [403, "PLATFORM_FORBIDDEN"],
  ])("for good with %d is asked for once, and what is live stays", async (status, code) => {
    await start();
    organization.fault("POST /draft/publish", refusedWith(status, "It does not fit"));
    await expect(publish()).rejects.toThrow(`[${code}]`);
    expect(organization.count("POST /draft/publish")).toBe(1);
    expect(organization.clock.sleptMs).toEqual([]);
    expectUntouched();
  });

  it("with words that only another refusal has is no matter of versions", async () => {
    await start();
    organization.fault("POST /draft/publish", refusedWith(403, "Your role does not match"));
    await expect(publish()).rejects.toThrow("[PLATFORM_FORBIDDEN]");
    expect(organization.count("POST /draft/publish")).toBe(1);
  });
});

describe("a draft that is about to be published", () => {
  /** Done when all of it is written. */
  const beforePublishing = (act: (answer: HttpAnswer) => Promise<unknown>) =>
    publish(afterAnswer("GET /draft/validation", act));
  const EDITS: Record<string, [string, () => Promise<void>]> = {
    "its name": ["name", () => organization.colleague.edit(id(), { name: "by hand" })],
    "its category": ["category", () => organization.colleague.edit(id(), { category: "by hand" })],
    "its time limit": [
      "time limit of the action",
      () => organization.colleague.edit(id(), { config: { ...draftConfig(), timeoutSeconds: 3 } }),
    ],
    "its tags and its environment": [
      "tags, environment",
      () =>
        organization.colleague.edit(id(), {
          config: {
            ...draftConfig(),
            request: {
              ...draftConfig()?.request,
              headers: { "x-tag-stack": "project/prod", "x-env-mine": "$!{credentials.mine}" },
            },
          },
        }),
    ],
    "its description": [
      "description",
      () => organization.colleague.editFunction(id(), { description: "by hand" }),
    ],
    "its runtime": ["runtime", () => organization.colleague.editFunction(id(), { runtime: "nodejs24.x" })],
    "its function's time limit": [
      "time limit",
      () => organization.colleague.editFunction(id(), { timeoutSeconds: 3 }),
    ],
    "its handler": ["handler", () => organization.colleague.editFunction(id(), { handler: "index.other" })],
    "its code": ["code", () => organization.colleague.upload(id(), "by-hand.zip", otherCode())],
  };
  const draftConfig = () => organization.only.draft?.config;
  const otherCode = () => zipSync({ "index.js": new TextEncoder().encode("exports.handler = 1;") });

  it.each(Object.entries(EDITS))("stays where somebody changed %s", async (_what, [seen, act]) => {
    await start();
    await expect(beforePublishing(act)).rejects.toThrow(
      new RegExp(
        `^${PUBLISHING} found that somebody else has changed its draft meanwhile: ${seen}(, .*)?\\. ` +
          `Publish or delete .*\\[PLATFORM_DRAFT_OPEN\\]$`,
      ),
    );
    expect(organization.only.draft).toBeDefined();
    expect(description()).toBe("Looks the caller up");
    expect(organization.count("POST /draft/publish")).toBe(0);
  });

  it("stays where somebody made it secure while it was new, or gave it another contract", async () => {
    organization = await GenesysOrganization.start();
    const contract = {
      input: { inputSchema: { type: "object", properties: {} } },
      output: { successSchema: { type: "object", properties: {} } },
    };
    const editing = afterAnswer("GET /draft/validation", () =>
      organization.colleague.edit(id(), { secure: true, contract }),
    );
    await expect(organization.connect(editing).postAction(organization.definition())).rejects.toThrow(
      "has changed its draft meanwhile: contract, secure.",
    );
    expect(organization.only.draft?.secure).toBe(true);
  });

  it("is published under whatever version the platform gave it", async () => {
    await start({ functionRaisesVersion: true });
    await publish();
    expect(description()).toBe("Changed");
  });

  it("is compared whole where the platform did not say which version it has", async () => {
    await start();
    await publish(afterAnswer("PATCH /draft", change("version", "new")));
    expect(description()).toBe("Changed");
    const editing = afterAnswer("GET /draft/validation", () =>
      organization.colleague.edit(id(), { name: "by hand" }),
    );
    const both: HttpTransport = async (request, signal) => {
      const answer = await editing(request, signal);
      return request.method === "PATCH" ? change("version", undefined)(answer) : answer;
    };
    await expect(publish(both, { proof: "three" })).rejects.toThrow("meanwhile: name.");
  });

  it("is gone where somebody removes it", async () => {
    await start();
    await expect(beforePublishing(() => organization.colleague.discard(id()))).rejects.toThrow(draftGone);
    expectUntouched();
  });

  it("is gone where somebody removes it while it is compared", async () => {
    await start({ functionRaisesVersion: true });
    // The first look is before there is one, the second before it is compared.
    const discard = () => organization.colleague.discard(id());
    const removing = afterAnswer("GET /draft", discard, (nth) => nth === 2);
    await expect(publish(removing)).rejects.toThrow(draftGone);
  });

  it("is not published where the platform shows no version of it", async () => {
    await start();
    const hiding = afterAnswer("GET /draft", change("version", "new"), (nth) => nth > 1);
    await expect(publish(hiding)).rejects.toThrow(
      new RegExp(`^${PUBLISHING} .*the draft has no version.*\\[PLATFORM_INVALID_ANSWER\\]$`),
    );
    expectUntouched();
  });
});

describe("what was published", () => {
  const reads = () => `GET /actions/${encodeURIComponent(id())}`;

  it("is looked at until it is shown", async () => {
    await start();
    let stale: HttpAnswer | undefined;
    const slow = afterAnswer(
      reads(),
      (answer) => (stale ??= answer),
      (nth) => nth <= 3,
    );
    expect(await publish(slow)).toMatchObject({ description: "Changed", tags: { "write-proof": "two" } });
    expect(organization.clock.sleptMs).toEqual([375, 750]);
  });

  it("is looked for half a minute long", async () => {
    await start();
    let stale: HttpAnswer | undefined;
    const old = afterAnswer(
      reads(),
      (answer) => (stale ??= answer),
      () => true,
    );
    await expect(publish(old)).rejects.toThrow(
      new RegExp(
        `^${PUBLISHING} was accepted, .*half a minute later \\(different: tags\\)\\. .*\\[PLATFORM_TIMEOUT\\]$`,
      ),
    );
    const waitedMs = organization.clock.sleptMs.reduce((sum, ms) => sum + ms, 0);
    expect(Math.abs(waitedMs - 30_000)).toBeLessThan(5_000);
  });

  it("may not be there at all, and then nobody knows", async () => {
    await start();
    organization.fault("POST /draft/publish", { kind: "raw-body", body: "{}" });
    const gone = afterAnswer("POST /draft/publish", (answer) => {
      organization.fault(reads(), refusedWith(404), "always");
      return answer;
    });
    await expect(publish(gone)).rejects.toMatchObject({
      code: "PLATFORM_TIMEOUT",
      outcome: "unknown",
      message: expect.stringContaining("(different: there is no such action)") as string,
    });
  });

  it("names its code by the uploaded file", async () => {
    await start();
    const other = afterAnswer(
      `GET /actions/${encodeURIComponent(id())}/function`,
      (answer) => ({ ...answer, body: answer.body.replaceAll(".zip", ".zip.old") }),
      (nth) => nth > 1,
    );
    await expect(publish(other)).rejects.toThrow("(different: code)");
  });
});
