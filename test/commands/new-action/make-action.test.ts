import * as fs from "node:fs";
import * as path from "node:path";
import { makeAction } from "../../../commands/new-action/make-action";
import { AUTHENTICATIONS, type NewActionOptions } from "../../../commands/new-action/new-action-options";
import { renderMade } from "../../../commands/new-action/render-made";
import { bundleAction } from "../../../infra/bundle/bundle-action";
import { copyActionSources } from "../../support/action-sources";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const folder = useTemporaryFolder();
const read = (action: string, file: string) =>
  fs.readFileSync(path.join(folder(), "action-src", action, file), "utf8");

beforeEach(() => {
  copyActionSources(folder());
  for (const name of ["examples", "templates", "foundation"])
    fs.cpSync(path.join(checkout, name), path.join(folder(), name), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder(), "node_modules"));
});

const make = (name: string, options: Partial<NewActionOptions> = {}) =>
  makeAction(folder(), { name, auth: "api-key", from: undefined, ...options });

describe("makeAction", () => {
  it.each([
    ["api-key", ["refundPolicyBaseUrl", "refundPolicyApiKey"]],
    [
      "oauth",
      ["refundPolicyBaseUrl", "refundPolicyAuthUrl", "refundPolicyClientId", "refundPolicyClientSecret"],
    ],
    ["basic", ["refundPolicyBaseUrl", "refundPolicyUser", "refundPolicyPassword"]],
    ["none", ["refundPolicyBaseUrl"]],
  ] as const)("makes an action that bundles, with %s", async (auth, keys) => {
    const made = await make("refund-policy", { auth });
    expect(made.keys.map(({ name }) => name)).toEqual(keys);
    const { manifest } = await bundleAction(folder(), path.join(folder(), "action-src", "refund-policy"));
    expect(manifest).toContain("module action-src/refund-policy/handler.ts ");
    expect(made.files).toEqual([...made.files].sort());
    for (const file of made.files) expect(read("refund-policy", file)).not.toMatch(/record.?lookup/i);
  });

  it("knows every way to sign in", () => {
    expect([...AUTHENTICATIONS].sort()).toEqual(["api-key", "basic", "none", "oauth"]);
  });

  it("copies an example under its own name or another", async () => {
    await make("order-status", { from: "order-status" });
    expect(read("order-status", "action.ts")).toBe(
      fs.readFileSync(path.join(checkout, "examples/order-status/action.ts"), "utf8"),
    );
    const { keys } = await make("parcel-status", { from: "order-status" });
    expect(read("parcel-status", "action.ts")).toContain('name: "parcel-status"');
    // Another backend, or the same at other keys: two that share a key could not both be simulated.
    expect(keys.map(({ name }) => name)).toEqual(["parcelStatusBaseUrl", "parcelStatusApiKey"]);
    expect(read("parcel-status", "contract.ts")).toContain("orderStatus: z.enum(orderStates)");
    const { manifest } = await bundleAction(folder(), path.join(folder(), "action-src", "parcel-status"));
    expect(manifest).toContain("module action-src/parcel-status/orders-api.ts ");
  });

  it.each([
    ["Refund Policy", "Use one like refund-policy."],
    ["refundPolicy", "Use one like refund-policy."],
    ["2fast", "Use one like fast."],
    ["../escape", "Use one like escape."],
    ["ünïcode", "Use one like n-code."],
    ["--", "Use one like refund-policy."],
    ["a".repeat(61), `Use one like ${"a".repeat(60)}.`],
    ["runtime", "is what all actions share. Use another name, such as runtime-status."],
    ["contact-lookup", "is there already. Use another name, or remove that folder first."],
  ])("refuses the name %j in three parts", async (name, advice) => {
    const before = fs.readdirSync(path.join(folder(), "action-src"));
    const refused = make(name);
    await expect(refused).rejects.toMatchObject({
      code: "COMMAND_INVALID",
      message: expect.stringMatching(/^Making the action ".*" failed: .+\. Use /),
    });
    await expect(refused).rejects.toThrow(advice);
    expect(fs.readdirSync(path.join(folder(), "action-src"))).toEqual(before);
  });

  it("refuses an example that is not there, and names those that are", async () => {
    await expect(make("a", { from: "nothing" })).rejects.toThrow(
      'Copying the example "nothing" failed: examples/ has no such folder. Name one of these: order-status.',
    );
    expect(fs.existsSync(path.join(folder(), "action-src", "a"))).toBe(false);
  });

  it("leaves nothing behind where its keys do not go together with another action's", async () => {
    const other = path.join(folder(), "action-src", "contact-lookup", "action.ts");
    const source = fs.readFileSync(other, "utf8");
    fs.writeFileSync(
      other,
      source.replace('configKey: "crmBaseUrl", kind: "baseUrl"', 'configKey: "fooBaseUrl", kind: "text"'),
    );
    await expect(make("foo")).rejects.toMatchObject({ code: "ACTION_INVALID" });
    expect(fs.existsSync(path.join(folder(), "action-src", "foo"))).toBe(false);
  });
});

describe("renderMade", () => {
  it("says what each file of an example is, too", async () => {
    const text = renderMade("parcel-status", await make("parcel-status", { from: "order-status" }));
    for (const line of text.split("\n").filter((each) => /^ {2}\S+\.(?:ts|md)/.test(each)))
      expect(line).toMatch(/\.(?:ts|md) +\S/);
  });

  it("says what each file is, what to do next, and which keys a stack needs", async () => {
    const text = renderMade("refund-policy", await make("refund-policy"));
    for (const line of text.split("\n").filter((each) => /^ {2}\S+\.ts/.test(each)))
      expect(line).toMatch(/\.ts +\S/);
    expect(text).toContain("npm run pulumi -- config set refundPolicyBaseUrl VALUE");
    expect(text).toContain("npm run pulumi -- config set --secret refundPolicyApiKey");
  });
});
