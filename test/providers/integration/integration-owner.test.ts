import type { HttpTransport } from "../../../foundation/http-transport";
import { axiosTransport } from "../../../providers/http/axios-transport";
import {
  startGenesysCloud,
  type GenesysCloudSimulator,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import { integrationInputs, integrationStack, liveIntegration } from "../support/integration-stack";
import type { OneResourceStack } from "../support/one-resource-stack";

let sim: GenesysCloudSimulator;
beforeEach(async () => {
  sim = await startGenesysCloud();
});
afterEach(() => sim.close());

const laptop = integrationInputs({ fields: { key: "of the laptop" } });
const bucket = integrationInputs({ fields: { key: "of the bucket" }, state: "bucket" });

describe("an integration whose stack's state was moved elsewhere", () => {
  it.each([
    ["Update", (stack: OneResourceStack) => stack.up({ ...laptop, fields: {} })],
    ["Deletion", (stack: OneResourceStack) => stack.destroy()],
  ] as const)("tells of it, and how to let go of it, before the %s", async (operation, act) => {
    const stack = await integrationStack(sim);
    await stack.up(laptop);
    const { integration } = liveIntegration(sim, stack);
    const notes = `Managed by pulumi: stack project/dev, state ${"bucket".repeat(50)}`;
    sim.organization.integrations.put({ ...integration, config: { ...integration.config, notes } });
    const failure = await act(stack).catch((error: Error) => error.message);
    expect(failure).toContain(`${operation} of integration "functions" (id ${integration.id}) was refused: `);
    expect(failure).toContain(`("${notes.slice(0, 200)}")`);
    expect(failure).toContain(
      "Nothing was changed. Deploy from there; or let go of it on this stack, which changes nothing in Genesys Cloud: " +
        "npm run pulumi -- state delete 'urn:pulumi:dev::project::" +
        "pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration::integration' " +
        "--target-dependents --force --stack dev. [PLATFORM_OTHER_STACK]",
    );
  });

  it("is the new owner's: the old one can neither change nor delete it, and loses nothing of it", async () => {
    const [old, moved] = [await integrationStack(sim), await integrationStack(sim)];
    await old.up(laptop);
    moved.state = old.state;
    expect(await moved.up(bucket)).toBe("updated");
    const before = liveIntegration(sim, moved);

    await expect(old.up({ ...laptop, fields: { key: "rotated" } })).rejects.toThrow(
      /urn:pulumi:dev::project::[^]*--stack dev\. \[PLATFORM_OTHER_STACK\]/,
    );
    await expect(old.up({ ...laptop, overwriteDrift: true, name: "mine" })).rejects.toThrow("OTHER_STACK");
    expect(await old.refresh()).toBe("drifted");
    await expect(old.up(laptop)).rejects.toThrow("[PLATFORM_OTHER_STACK]");
    await expect(old.destroy()).rejects.toThrow("[PLATFORM_OTHER_STACK]");
    expect(liveIntegration(sim, moved)).toEqual(before);
    expect(await moved.refresh()).toBe("same");
  });
});

/** A transport that does something right before the first request of a kind is sent. */
function before(method: string, path: RegExp, act: () => Promise<unknown>): HttpTransport {
  let isDone = false;
  return async (request, signal) => {
    if (!isDone && request.method === method && path.test(new URL(request.url).pathname)) {
      isDone = true;
      await act();
    }
    return axiosTransport(request, signal);
  };
}

/** Each stack has an integration of its own, with its own fields in it, and keeps it. */
async function expectOneEach(first: string | undefined, second: string | undefined): Promise<void> {
  const all = sim.organization.integrations.list();
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set([first, second]));
  expect(new Set(all.map(({ config }) => config.notes)).size).toBe(2);
  const fields = sim.organization.credentials.list().map((one) => one.fields["key"]);
  expect(fields.sort()).toEqual(["of the bucket", "of the laptop"]);
  await Promise.resolve();
}

describe("two first deployments of one stack name from two backends", () => {
  it.each([
    ["marked", "GET", /\/config\/current$/],
    ["being marked", "PUT", /\/config\/current$/],
    ["given a credential", "POST", /\/credentials$/],
  ] as const)(
    "have an integration each, where the other begins before the first one's is %s",
    async (_when, method, path) => {
      const second = await integrationStack(sim);
      const first = await integrationStack(
        sim,
        before(method, path, () => second.up(bucket)),
      );
      await first.up(laptop);
      await expectOneEach(first.state?.id, second.state?.id);
      for (const [stack, inputs] of [
        [first, laptop],
        [second, bucket],
      ] as const) {
        expect(await stack.up(inputs)).toBe("same");
        expect(await stack.refresh()).toBe("same");
      }
    },
  );

  it("have one each where the first one was refused its credential", async () => {
    sim.faults.plan({
      match: { method: "POST", path: /\/credentials$/ },
      fault: { kind: "status", status: 403, body: { message: "missing permission" } },
    });
    const [first, second] = [await integrationStack(sim), await integrationStack(sim)];
    await expect(first.up(laptop)).rejects.toThrow("[PLATFORM_UNFINISHED]");
    await second.up(bucket);
    await first.up(laptop);
    await expectOneEach(first.state?.id, second.state?.id);
    expect(await second.refresh()).toBe("same");
  });

  it("refuses the first one what it could not mark and the other has", async () => {
    sim.faults.plan({
      match: { method: "PUT", path: /\/config\/current$/ },
      fault: { kind: "status", status: 403, body: { message: "missing permission" } },
    });
    const [first, second] = [await integrationStack(sim), await integrationStack(sim)];
    await expect(first.up(laptop)).rejects.toThrow("[PLATFORM_UNFINISHED]");
    await second.up(bucket);
    expect(second.state?.id).toBe(first.state?.id);
    await expect(first.up(laptop)).rejects.toThrow("[PLATFORM_OTHER_STACK]");
    expect(liveIntegration(sim, second).credential?.fields).toEqual({ key: "of the bucket" });
  });
});

describe("a platform that writes notes of its own on every new integration", () => {
  it("makes no integrations without end: the update fails, and says what it saw", async () => {
    let made = 0;
    const annotating: HttpTransport = async (request, signal) => {
      const { pathname } = new URL(request.url);
      if (request.method === "POST" && pathname.endsWith("/api/v2/integrations")) made += 1;
      if (made > 10) throw new Error("there is no end to it");
      const answer = await axiosTransport(request, signal);
      if (request.method !== "GET" || !pathname.endsWith("/config/current")) return answer;
      const config = JSON.parse(answer.body) as Record<string, unknown>;
      const notes = `Imported by the platform ${"!".repeat(175)} with more to say`;
      return { ...answer, body: JSON.stringify({ ...config, notes }) };
    };
    const stack = await integrationStack(sim, annotating);
    const failure = await stack.up(laptop).catch((error: Error) => error.message);
    const seen = sim.organization.integrations
      .list()
      .map(({ id }) => `id ${id}: "Imported by the platform ${"!".repeat(175)}"`);
    expect(failure).toMatch(/^Creation of integration "functions" .*\[PLATFORM_STALE_VERSION\]$/s);
    expect(/\((id .*)\)/.exec(String(failure))?.[1]?.split("; ").sort()).toEqual(seen);
    expect(made).toBe(3);
  });
});
