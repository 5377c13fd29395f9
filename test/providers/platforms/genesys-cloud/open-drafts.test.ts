import { readFileSync } from "node:fs";
import type { ActionDefinition } from "../../../../providers/platforms/data-actions-api";
import { toConfig, type Templates } from "../../../../providers/platforms/genesys-cloud/action-config";
import type { ActionAnswers } from "../../../../providers/platforms/genesys-cloud/action-record";
import { toContract } from "../../../../providers/platforms/genesys-cloud/contract-mapping";
import { mayBeDiscarded } from "../../../../providers/platforms/genesys-cloud/draft-owner";
import type { WrittenAction } from "../../../../providers/platforms/genesys-cloud/written-action";
import type { Properties } from "../../../../providers/properties";
import { bundleAsset, SAMPLE_CONTRACT_TEXT } from "../../support/sample-program";

const DEFINITION: ActionDefinition = {
  name: "lookup",
  description: "Looks the caller up",
  contract: SAMPLE_CONTRACT_TEXT,
  runtime: "nodejs22.x",
  timeoutSeconds: 10,
  environment: { CRM_CLIENT_ID: "crmClientId", CRM_CLIENT_SECRET: "crmClientSecret" },
  tags: { stack: "project/dev", state: "state-of-dev", Team: "CRM", "write-proof": "second" },
  codeBase64: readFileSync(bundleAsset().path ?? "").toString("base64"),
};
const GOLD = bundleAsset("gold")["hash"] ?? "";
const SILVER = bundleAsset("silver")["hash"] ?? "";
/** What this run is to write. */
const wanted = (isNew = false): WrittenAction => ({
  definition: DEFINITION,
  category: "functions",
  codeSha256: GOLD,
  isNew,
});
const TEMPLATES: Templates = { request: "${input.rawRequest}", success: "${rawResult}" };
const FUNCTION = {
  handler: "index.handler",
  description: DEFINITION.description,
  runtime: "nodejs22.x",
  timeoutSeconds: 10,
};

/** The answers about an action that this stack wrote, as of the version that has this proof. */
function answersOf(proof: string, functionConfig?: Properties): ActionAnswers {
  const definition = { ...DEFINITION, tags: { ...DEFINITION.tags, "write-proof": proof } };
  const action = {
    id: "1",
    name: "lookup",
    category: "functions",
    secure: false,
    version: 3,
    contract: toContract("lookup", DEFINITION.contract),
    config: toConfig(definition),
  };
  return { action, functionConfig, templates: TEMPLATES };
}
const functionOf = (code: string, id: string): Properties => ({
  function: { ...FUNCTION, zipId: id },
  zip: { id, name: `lookup.${code}.zip` },
});
/** What is published: an earlier version, with other code and another description. */
const LIVE = answersOf("first", {
  function: { ...FUNCTION, description: "Before", zipId: "zip-1" },
  zip: { id: "zip-1", name: `lookup.${SILVER}.zip` },
});

interface Parts {
  readonly action?: Properties;
  readonly config?: Properties;
  readonly request?: Properties;
  readonly response?: Properties;
  readonly headers?: Properties;
  readonly function?: Properties;
  readonly zip?: Properties;
  readonly templates?: Partial<Templates>;
}
/** The answers with some parts of them changed. */
function edited(answers: ActionAnswers, parts: Parts): ActionAnswers {
  const { action, functionConfig = {} } = answers;
  const config = action["config"] as Record<"request" | "response", Properties>;
  const headers = { ...(config.request["headers"] as Properties), ...parts.headers };
  return {
    action: {
      ...action,
      config: {
        ...config,
        request: { ...config.request, headers, ...parts.request },
        response: { ...config.response, ...parts.response },
        ...parts.config,
      },
      ...parts.action,
    },
    functionConfig: {
      ...functionConfig,
      ...(parts.function && {
        function: { ...(functionConfig["function"] as Properties), ...parts.function },
      }),
      ...(parts.zip && { zip: { ...(functionConfig["zip"] as Properties), ...parts.zip } }),
    },
    templates: { ...TEMPLATES, ...parts.templates },
  };
}
/** Everything that somebody may change in a draft, but for its function. */
const SETTINGS: Record<string, Parts> = {
  "its name": { action: { name: "by hand" } },
  "its category": { action: { category: "by hand" } },
  "an input": {
    action: { contract: { input: { inputSchema: { properties: { other: { type: "string" } } } } } },
  },
  "its time limit": { config: { timeoutSeconds: 3 } },
  "its method": { request: { requestType: "GET" } },
  "a header more": { headers: { mine: "1" } },
  "a field of its environment": { headers: { "x-env-crm-client-id": "$!{credentials.other}" } },
  "a variable more in its environment": { headers: { "x-env-more": "$!{credentials.crmClientId}" } },
  "a tag more": { headers: { "x-tag-mine": "1" } },
  "its translation map": { response: { translationMap: { tier: "$.tier" } } },
  "the defaults of its translation map": { response: { translationMapDefaults: { tier: "none" } } },
  "its request template": { templates: { request: "half done" } },
  "its success template": { templates: { success: "half done" } },
};
/** Everything that somebody may change in its function. */
const FUNCTIONS: Record<string, Parts> = {
  "its description": { function: { description: "by hand" } },
  "its handler": { function: { handler: "index.other" } },
  "its runtime": { function: { runtime: "nodejs24.x" } },
  "the time limit of its function": { function: { timeoutSeconds: 3 } },
};
const CODE: Parts = { function: { zipId: "zip-9" }, zip: { id: "zip-9", name: "by-hand.zip" } };
const SECURE: Parts = { action: { secure: true } };
const entriesOf = (...all: Record<string, Parts>[]) => all.flatMap((parts) => Object.entries(parts));

describe("a draft that begins as a copy of what is published", () => {
  it.each<[string, ActionAnswers]>([
    ["with all of its function", LIVE],
    ["before its function is copied", { ...LIVE, functionConfig: undefined }],
    ["with its code, and not yet how it is called", { ...LIVE, functionConfig: { zip: { id: "zip-1" } } }],
    ["where only the function names its code", edited(LIVE, { zip: { id: undefined } })],
    ["where only the upload names its code", edited(LIVE, { function: { zipId: undefined } })],
    ["without a word about being secure", edited(LIVE, { action: { secure: undefined } })],
    [
      "under a version and with addresses of its own",
      edited(LIVE, { action: { version: 1, selfUri: "/draft" } }),
    ],
  ])("may go while nobody changed anything: %s", (_how, draft) => {
    expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(true);
  });

  it.each<[string, Parts]>([
    ["the function", { function: { zipId: "zip-9" }, zip: { id: undefined } }],
    ["the upload", { function: { zipId: undefined }, zip: { id: "zip-9" } }],
  ])("stays with code of another id, where only %s has it", (_which, parts) => {
    expect(mayBeDiscarded(edited(LIVE, parts), LIVE, wanted())).toBe(false);
  });

  it("may go where neither has templates", () => {
    const { templates: _none, ...live } = LIVE;
    expect(mayBeDiscarded(live, live, wanted())).toBe(true);
    expect(mayBeDiscarded(live, LIVE, wanted())).toBe(false);
  });

  it("may go in whatever order the platform gives its headers and its translation map", () => {
    const order = (from: string[]) => Object.fromEntries(from.map((name) => [name, `of ${name}`]));
    const live = edited(LIVE, { response: { translationMap: order(["a", "b", "c"]) } });
    const headers = (live.action["config"] as { request: { headers: Properties } }).request.headers;
    const draft = edited(live, {
      request: { headers: Object.fromEntries(Object.entries(headers).reverse()) },
      response: { translationMap: order(["c", "a", "b"]) },
    });
    expect(mayBeDiscarded(draft, live, wanted())).toBe(true);
  });

  it("may go where the published action itself was made by hand", () => {
    const live = edited(LIVE, {
      action: { name: "by hand", secure: true, config: undefined },
      function: { handler: "" },
      templates: { request: "theirs", success: "theirs" },
    });
    expect(mayBeDiscarded(live, live, wanted())).toBe(true);
  });

  it.each(entriesOf(SETTINGS, FUNCTIONS, { "its code": CODE, "whether it is secure": SECURE }))(
    "stays where somebody changed %s",
    (_what, parts) => {
      expect(mayBeDiscarded(edited(LIVE, parts), LIVE, wanted())).toBe(false);
    },
  );
});

describe("a draft of the very version that this run is to write", () => {
  it.each<[string, ActionAnswers, boolean]>([
    ["with its settings alone", answersOf("second"), true],
    ["with its function", answersOf("second", { function: FUNCTION }), true],
    ["with its code", answersOf("second", functionOf(GOLD, "zip-2")), true],
    ["with the function and the code of what is live", answersOf("second", LIVE.functionConfig), true],
    ["with another function", answersOf("second", { function: { ...FUNCTION, description: "x" } }), false],
    ["with other code", answersOf("second", functionOf(SILVER, "zip-3")), false],
  ])("that an earlier run left behind %s, may go: %#", (_how, draft, may) => {
    expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(may);
  });

  it("may go where nothing was ever published", () => {
    for (const functionConfig of [undefined, { function: FUNCTION }, functionOf(GOLD, "zip-2")])
      expect(mayBeDiscarded(answersOf("second", functionConfig), undefined, wanted(true))).toBe(true);
  });

  it.each(entriesOf(SETTINGS, FUNCTIONS, { "its code": CODE }))(
    "stays where somebody changed %s",
    (_what, parts) => {
      const draft = edited(answersOf("second", functionOf(GOLD, "zip-2")), parts);
      expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(false);
      expect(mayBeDiscarded(draft, undefined, wanted(true))).toBe(false);
    },
  );

  it("stays where it is a new action's, and somebody made it secure", () => {
    const draft = edited(answersOf("second"), SECURE);
    expect(mayBeDiscarded(draft, undefined, wanted(true))).toBe(false);
  });
});

describe("a draft of another version of this stack's, which an earlier run left behind", () => {
  const left = answersOf("between", functionOf(SILVER, "zip-2"));

  it.each<[string, ActionAnswers]>([
    ["with its code", left],
    ["with its settings alone", answersOf("between")],
    [
      "before its function had a time limit",
      answersOf("between", { function: { handler: "index.handler" } }),
    ],
    ["under another name and another contract", edited(left, { action: { name: "before", contract: {} } })],
    ["with the function of what is live", answersOf("between", LIVE.functionConfig)],
  ])("may go %s", (_how, draft) => {
    expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(true);
    expect(mayBeDiscarded(draft, undefined, wanted(true))).toBe(true);
  });

  it("may go where it is a secure action's, as what is published is", () => {
    const live = edited(LIVE, SECURE);
    expect(mayBeDiscarded(edited(left, SECURE), live, wanted())).toBe(true);
    expect(mayBeDiscarded(edited(left, SECURE), undefined, wanted(true))).toBe(false);
  });

  it("may go with a handler and with code that somebody gave to what is published", () => {
    const byHand = {
      function: { ...FUNCTION, handler: "index.other", zipId: "zip-7" },
      zip: { id: "zip-7", name: "a.zip" },
    };
    const draft = answersOf("between", byHand);
    expect(mayBeDiscarded(draft, answersOf("first", byHand), wanted())).toBe(true);
    expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(false);
  });

  it.each<[string, Parts]>([
    ["a header", { headers: { mine: "1" } }],
    ["its method", { request: { requestType: "GET" } }],
    ["its translation map", { response: { translationMap: { tier: "$.tier" } } }],
    ["its request template", { templates: { request: "half done" } }],
    ["its success template", { templates: { success: "half done" } }],
    ["its handler", { function: { handler: "index.other" } }],
    ["its code", CODE],
  ])("stays where somebody changed %s", (_what, parts) => {
    expect(mayBeDiscarded(edited(left, parts), LIVE, wanted())).toBe(false);
    expect(mayBeDiscarded(edited(left, parts), undefined, wanted(true))).toBe(false);
  });
});

describe("a draft of somebody else's", () => {
  const tagged = (tags: Properties): ActionAnswers =>
    edited(answersOf("between"), {
      headers: Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`x-tag-${tag}`, value])),
    });

  it.each<[string, ActionAnswers]>([
    ["another stack", tagged({ stack: "project/prod" })],
    ["a stack of this name with another state", tagged({ state: "state-of-another" })],
    ["nobody", edited(answersOf("between"), { action: { config: {} } })],
    ["nobody, without a configuration", edited(answersOf("between"), { action: { config: undefined } })],
  ])("stays where its tags name %s", (_whom, draft) => {
    expect(mayBeDiscarded(draft, LIVE, wanted())).toBe(false);
    expect(mayBeDiscarded(draft, undefined, wanted(true))).toBe(false);
  });

  it("stays where this stack does not say who it is", () => {
    const { definition, ...rest } = wanted(true);
    const nameless = { ...rest, definition: { ...definition, tags: {} } };
    const draft = edited(answersOf("between"), { request: { headers: {} } });
    expect(mayBeDiscarded(draft, undefined, nameless)).toBe(false);
  });

  it("is told from this stack's by its tags also where versions have no proof", () => {
    const { definition, ...rest } = wanted(true);
    const tags = { stack: "project/dev" };
    const unproven = { ...rest, definition: { ...definition, tags } };
    const headers = { "x-tag-stack": "project/dev" };
    const draft = edited(answersOf("", { function: { ...FUNCTION, description: "Before" } }), {
      request: { headers },
    });
    expect(mayBeDiscarded(draft, undefined, unproven)).toBe(true);
    expect(mayBeDiscarded(edited(draft, { headers: { mine: "1" } }), undefined, unproven)).toBe(false);
  });

  it("is told by the stack alone where this stack has no other tag", () => {
    const { definition, ...rest } = wanted(true);
    const byStack = { ...rest, definition: { ...definition, tags: { stack: "project/dev" } } };
    expect(mayBeDiscarded(tagged({ state: "whatever" }), undefined, byStack)).toBe(true);
    expect(mayBeDiscarded(tagged({ stack: "project/prod" }), undefined, byStack)).toBe(false);
  });
});
