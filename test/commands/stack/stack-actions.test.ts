import { liveRelease, parseStackActions } from "../../../commands/stack/stack-actions";
import { entry } from "../history/sample-record";

const urn = "urn:pulumi:test::project::pulumi-nodejs:dynamic/cxone:DataAction::one";
const smokeTestUrn =
  "urn:pulumi:test::project::pulumi-nodejs:dynamic/cxone:DataAction$command:local:Command::one-smoke-test";
const newest = entry("a1", "2026-01-01T10:00:00.000Z");
const exported = (outputs: Record<string, unknown>): string =>
  JSON.stringify({
    deployment: {
      resources: [
        { urn: "urn:pulumi:test::project::pulumi:pulumi:Stack::project-test" },
        { urn: smokeTestUrn, parent: urn },
        { urn: `${urn}-replaced`, delete: true, outputs },
        { urn, outputs },
      ],
    },
  });

describe("parseStackActions", () => {
  it("finds an action with its releases, its contract and its smoke test", () => {
    const outputs = { releases: [newest], codeSha256: newest.code, contract: "{}", version: 3 };
    expect(parseStackActions(exported(outputs))).toEqual([
      { name: "one", urn, ledger: [newest], strayed: false, revision: "3", contract: "{}", smokeTestUrn },
    ]);
  });

  it("tells the contract that flows were built on when somebody changed it by hand", () => {
    const [action] = parseStackActions(exported({ contract: "changed", contractBeforeDrift: "deployed" }));
    expect(action?.contract).toBe("deployed");
  });

  it("finds none in the state of a new stack", () => {
    expect(parseStackActions('{"deployment":{"manifest":{}}}')).toEqual([]);
  });

  it.each(["", "null", "{}"])("is refused when the CLI wrote %j", (text) => {
    expect(() => parseStackActions(text)).toThrow("did not write a state");
  });
});

describe("liveRelease", () => {
  it("is the newest release when the state has its code", () => {
    const [action] = parseStackActions(exported({ releases: [newest], codeSha256: newest.code }));
    expect(action && liveRelease(action)).toEqual(newest);
  });

  it("is none when the state has other code, or no release", () => {
    for (const outputs of [{ releases: [newest], codeSha256: "f".repeat(64) }, {}]) {
      const [action] = parseStackActions(exported(outputs));
      expect(action && liveRelease(action)).toBeUndefined();
    }
  });
});
