import type { HttpTransport } from "../../../../foundation/http-transport";
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
const update = (transport?: HttpTransport, overrides: Parameters<GenesysOrganization["update"]>[0] = {}) =>
  organization.update(overrides, transport);
const edit = () => organization.colleague.edit(organization.only.id, { name: "by hand" });
const discard = () => organization.colleague.discard(organization.only.id);
const description = () => organization.only.published?.function?.description;
const operation = () => `Update of data action "lookup" \\(id ${organization.only.id}\\)`;
const draftOpen = () =>
  new RegExp(
    `^${operation()} found a draft of it open.*id ${organization.only.id}\\).*\\[PLATFORM_DRAFT_OPEN\\]$`,
  );

describe("an update on Genesys Cloud", () => {
  it("publishes the whole of what the program says, under the same id", async () => {
    await start();
    const { id } = organization.only;
    const tags = { stack: "project/prod" };
    const changes = { name: "look up", timeoutSeconds: 7, tier: "silver", runtime: "nodejs24.x", tags };
    const record = await update(undefined, changes);
    expect(record).toMatchObject({ id, name: "look up", version: 2, description: "Changed", tags });
    expect(organization.only.published).toMatchObject({
      name: "look up",
      config: { timeoutSeconds: 7, request: { headers: { "x-tag-stack": "project/prod" } } },
      function: { description: "Changed", timeoutSeconds: 7, runtime: "nodejs24.x" },
    });
    expect(organization.only.draft).toBeUndefined();
  });

  it("leaves an action on a deprecated runtime that it has, and refuses one to begin on it", async () => {
    const runtimes = [
      { name: "nodejs22.x", description: "", status: "Available" as "Available" | "Deprecated" },
    ];
    organization = await GenesysOrganization.start({ runtimes });
    await organization.published();
    runtimes.splice(0, 1, { name: "nodejs22.x", description: "", status: "Deprecated" });
    await update();
    expect(description()).toBe("Changed");
    await expect(organization.published()).rejects.toThrow("[INPUT_INVALID]");
  });

  it("takes a draft away that somebody opened and did not change", async () => {
    await start();
    await organization.colleague.open(organization.only.id);
    await update();
    expect(description()).toBe("Changed");
  });

  it("begins nothing where somebody has a draft open with changes", async () => {
    await start();
    await organization.colleague.open(organization.only.id);
    await edit();
    const before = organization.only;
    await expect(update()).rejects.toThrow(draftOpen());
    expect(organization.only).toEqual(before);
    expect(organization.count("POST /draft")).toBe(1);
  });

  it.each([400, 409] as const)(
    "says so where somebody opens a draft a moment before it, which is refused with %d",
    async (openDraftStatus) => {
      await start({ openDraftStatus });
      // The first look is the one that finds none.
      const opening = afterAnswer("GET /draft", () => organization.colleague.open(organization.only.id));
      await expect(update(opening)).rejects.toThrow(draftOpen());
      expect(organization.only.draft).toBeDefined();
    },
  );

  it("passes the platform's words on where it refuses a draft for another reason", async () => {
    await start();
    organization.fault("POST /draft", refusedWith(400, "No drafts today"));
    await expect(update()).rejects.toThrow(/refused with 400 \(No drafts today.*\[PLATFORM_REFUSED\]$/);
    const opening = afterAnswer("GET /draft", async () => {
      await organization.colleague.open(organization.only.id);
      organization.fault("POST /draft", refusedWith(403));
    });
    await expect(update(opening)).rejects.toThrow("[PLATFORM_FORBIDDEN]");
  });
});

describe("a draft whose opening was not answered", () => {
  it("is found, and not opened again", async () => {
    await start();
    organization.fault("POST /draft", { kind: "lost-answer" });
    await update();
    expect(description()).toBe("Changed");
    expect(organization.count("POST /draft")).toBe(1);
    expect(organization.clock.sleptMs).toContain(375);
  });

  it("is opened again where it is not there", async () => {
    await start();
    organization.fault("POST /draft", { kind: "reset" });
    await update();
    expect(description()).toBe("Changed");
    expect(organization.count("POST /draft")).toBe(2);
  });

  it("stays as it is where somebody changed it meanwhile", async () => {
    await start();
    organization.fault("POST /draft", { kind: "lost-answer" });
    const meanwhile = afterFailure("POST /draft", edit);
    await expect(update(meanwhile)).rejects.toThrow(draftOpen());
    expect(organization.only.draft?.name).toBe("by hand");
    expect(organization.only.published?.name).toBe("lookup");
  });

  it("stays as it is where the published action went meanwhile", async () => {
    await start();
    organization.fault("POST /draft", { kind: "lost-answer" });
    const meanwhile = afterFailure("POST /draft", () => {
      organization.fault(`GET /actions/${organization.only.id}`, refusedWith(404));
      return Promise.resolve();
    });
    await expect(update(meanwhile)).rejects.toThrow(draftOpen());
  });
});

describe("a draft whose configuration was sent, and the answer was lost", () => {
  it("is not sent it again where it has it", async () => {
    await start();
    organization.fault("PATCH /draft", { kind: "lost-answer" });
    await update();
    expect(description()).toBe("Changed");
    expect(organization.count("PATCH /draft")).toBe(1);
    expect(organization.clock.sleptMs).toEqual([375]);
  });

  it("is sent it again where it does not have it", async () => {
    await start();
    organization.fault("PATCH /draft", { kind: "reset" });
    await update();
    expect(description()).toBe("Changed");
    expect(organization.count("PATCH /draft")).toBe(2);
  });

  it("goes where it cannot be given it at all", async () => {
    await start();
    organization.fault("PATCH /draft", { kind: "reset" }, 2);
    await expect(update()).rejects.toThrow("[PLATFORM_UNREACHABLE]");
    expect(organization.only.draft).toBeUndefined();
    expect(organization.count("PATCH /draft")).toBe(2);
  });

  it.each(["reset", "lost-answer"] as const)(
    "stays as it is where somebody changed it meanwhile (%s)",
    async (kind) => {
      await start();
      organization.fault("PATCH /draft", { kind });
      const meanwhile = afterFailure("PATCH /draft", edit);
      await expect(update(meanwhile)).rejects.toThrow(
        new RegExp(
          `^${operation()} found that somebody else has changed its draft meanwhile\\. Publish .*` +
            `Nothing was published, and the draft was left as it is\\. \\[PLATFORM_DRAFT_OPEN\\]$`,
        ),
      );
      expect(organization.only.draft?.name).toBe("by hand");
    },
  );

  it("passes the failure on where the draft went meanwhile", async () => {
    await start();
    organization.fault("PATCH /draft", { kind: "lost-answer" });
    const meanwhile = afterFailure("PATCH /draft", discard);
    await expect(update(meanwhile)).rejects.toThrow("[PLATFORM_UNREACHABLE]");
    expect(organization.count("PATCH /draft")).toBe(1);
  });
});

describe("a draft whose configuration is refused", () => {
  it("goes, and the refusal is passed on", async () => {
    await start();
    organization.fault("PATCH /draft", refusedWith(400, "Not like this"));
    await expect(update()).rejects.toThrow(
      /^Update of .*refused with 400 \(Not like this.*\[PLATFORM_REFUSED\]$/,
    );
    expect(organization.only.draft).toBeUndefined();
    expect(description()).toBe("Looks the caller up");
    expect(organization.count("PATCH /draft")).toBe(1);
    expect(organization.clock.sleptMs).toEqual([]);
  });
});
