import * as z from "zod";
import type { EnvironmentVariable } from "../../../action-src/define-action";
import type { DiscoveredAction } from "../../../infra/actions/discover-actions";
import { StackConfig } from "../../../infra/config/read-config";
import { environmentKeys, environmentOf } from "../../../infra/actions/environment";

const key: EnvironmentVariable = { configKey: "crmKey", kind: "text", purpose: "key of the CRM" };

function actionWith(name: string, environment: Record<string, EnvironmentVariable>): DiscoveredAction {
  return {
    folder: `/action-src/${name}`,
    description: {
      name,
      description: name,
      runtime: "nodejs18",
      timeoutSeconds: 30,
      contract: { inputs: z.object({}), outputs: z.object({}) },
      environment,
      success: {},
      smokeTest: { inputs: {}, acceptedErrorCodes: [], shown: [] },
    },
  };
}

function problemOf(actions: DiscoveredAction[]): string {
  try {
    environmentKeys(actions);
  } catch (error) {
    expect(error).toMatchObject({ code: "ACTION_INVALID" });
    return (error as Error).message;
  }
  throw new Error("environmentKeys accepted the actions");
}

describe("environmentKeys", () => {
  it.each([
    ["first", true, undefined],
    ["second", undefined, true],
    ["second, and the first says it is not", false, true],
  ])("makes a shared key a secret when only the %s action says so", (_which, first, second) => {
    const secrecy = (secret?: boolean) => (secret === undefined ? {} : { secret });
    const keys = environmentKeys([
      actionWith("a", { KEY: { ...key, ...secrecy(first) } }),
      actionWith("b", { KEY: { ...key, ...secrecy(second), purpose: "another purpose" } }),
    ]);

    expect(keys).toEqual([{ name: "crmKey", kind: "text", purpose: "key of the CRM", secret: true }]);
  });

  it.each([
    ["kind", { kind: "text" as const }],
    ["kind", { kind: "baseUrl" as const }],
    ["default", { default: "d" }],
  ])("refuses a shared key when the %s differs, naming both actions", (what, difference) => {
    const url = { ...key, kind: "url" as const };
    const actions = [actionWith("a", { KEY: url }), actionWith("b", { CRM: { ...url, ...difference } })];

    expect(problemOf(actions)).toMatch(
      new RegExp(`"crmKey".*KEY of action "a" and CRM of action "b".*${what}`),
    );
  });

  it("gives a key the default that its variables agree on, and none where they have none", () => {
    const withDefault = { ...key, default: "d" };
    const keys = environmentKeys([
      actionWith("a", { KEY: withDefault, OTHER: { ...key, configKey: "otherKey" } }),
      actionWith("b", { KEY: withDefault }),
    ]);
    expect(keys).toMatchObject([{ name: "crmKey", default: "d" }, { name: "otherKey" }]);
    expect(keys[1]).not.toHaveProperty("default");
  });

  it("makes a key a base URL when the variable is one", () => {
    const actions = [actionWith("a", { URL: { ...key, kind: "baseUrl" } })];

    expect(environmentKeys(actions)).toMatchObject([{ name: "crmKey", kind: "baseUrl" }]);
  });

  it("refuses a key when the project has one of that name itself", () => {
    const actions = [actionWith("a", { KEY: { ...key, configKey: "smokeTest" } })];

    expect(problemOf(actions)).toMatch(/"smokeTest".*KEY of action "a".*project itself/);
  });
});

describe("environmentOf", () => {
  const action = actionWith("a", { KEY: key });
  const config = (patienceSeconds: string) =>
    new StackConfig(
      new Map([
        ["crmKey", "k"],
        ["patienceSeconds", patienceSeconds],
      ]),
    );

  it("gives the values of the configuration, and no patience where the stack has none", () => {
    expect(environmentOf(action, config(""))).toEqual({ KEY: "k" });
  });

  it("gives every action the stack's patience", () => {
    expect(environmentOf(action, config("5"))).toEqual({ KEY: "k", PATIENCE_SECONDS: "5" });
  });
});
