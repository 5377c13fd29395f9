import type { Properties } from "../../../../providers/properties";
import {
  fieldsNamedIn,
  readConfig,
  toConfig,
  type Templates,
} from "../../../../providers/platforms/genesys-cloud/action-config";

const WRITTEN = toConfig({
  ...{ name: "lookup", description: "", contract: "", runtime: "nodejs22.x", codeBase64: "" },
  timeoutSeconds: 10,
  environment: { CRM_CLIENT_ID: "crmClientId" },
  tags: { stack: "p/dev" },
});
const TEMPLATES: Templates = { request: "${input.rawRequest}", success: "${rawResult}" };
const withRequest = (changes: Properties) => ({
  ...WRITTEN,
  request: { ...(WRITTEN["request"] as Properties), ...changes },
});
const withResponse = (changes: Properties) => ({
  ...WRITTEN,
  response: { ...(WRITTEN["response"] as Properties), ...changes },
});

describe("the configuration of an action", () => {
  it("hands inputs and outputs through, and keeps tags and environment in headers", () => {
    expect(WRITTEN).toEqual({
      timeoutSeconds: 10,
      request: {
        requestType: "POST",
        requestTemplate: TEMPLATES.request,
        headers: { "x-tag-stack": "p/dev", "x-env-crm-client-id": "$!{credentials.crmClientId}" },
      },
      response: { translationMap: {}, translationMapDefaults: {}, successTemplate: TEMPLATES.success },
    });
  });

  it("is read as it was written, with nothing edited", () => {
    expect(readConfig(WRITTEN, 10, TEMPLATES)).toEqual({
      tags: { stack: "p/dev" },
      environmentFields: { CRM_CLIENT_ID: "crmClientId" },
      edited: [],
    });
  });

  it.each<[string, unknown, Templates?]>([
    [
      "headers in other cases",
      withRequest({ headers: { "X-Tag-Stack": "p/dev", "X-ENV-A": "${credentials.a}" } }),
    ],
    ["the request type in another case", withRequest({ requestType: "Post" })],
    ["no time limit of its own", { ...WRITTEN, timeoutSeconds: undefined }],
    ["an empty time limit", { ...WRITTEN, timeoutSeconds: null }],
    ["no translation maps", withResponse({ translationMap: undefined, translationMapDefaults: null })],
    ["no response", { ...WRITTEN, response: null }],
    ["no request", { ...WRITTEN, request: null }],
    [
      "templates with blanks around them",
      WRITTEN,
      { request: ` ${TEMPLATES.request}\n`, success: `\n${TEMPLATES.success} ` },
    ],
    ["no text", undefined],
    ["something else", ["POST"]],
  ])("has nothing edited with %s", (_what, config, templates = TEMPLATES) => {
    expect(readConfig(config, 10, templates).edited).toEqual([]);
  });

  it.each<[string, unknown, Templates?]>([
    ["header mine", withRequest({ headers: { mine: "1" } })],
    ["header x-env-a", withRequest({ headers: { "x-env-a": "a value" } })],
    ["header x-env-a", withRequest({ headers: { "x-env-a": "Bearer ${credentials.a}" } })],
    ["header x-env-a", withRequest({ headers: { "x-env-a": "${credentials.a}!" } })],
    ["header x-env-a", withRequest({ headers: { "x-env-a": "${credentials.a-b}" } })],
    ["header x-env-1", withRequest({ headers: { "x-env-1": "${credentials.a}" } })],
    ["request type", withRequest({ requestType: "GET" })],
    ["request type", withRequest({ requestType: undefined })],
    ["time limit of the action", { ...WRITTEN, timeoutSeconds: 11 }],
    ["translation map", withResponse({ translationMap: { tier: "$.tier" } })],
    ["defaults of the translation map", withResponse({ translationMapDefaults: { tier: "gold" } })],
    ["request template", WRITTEN, { ...TEMPLATES, request: "{}" }],
    ["success template", WRITTEN, { ...TEMPLATES, success: "{}" }],
  ])("names what was edited: %s", (words, config, templates = TEMPLATES) => {
    expect(readConfig(config, 10, templates).edited).toEqual([words]);
  });

  it("tells nothing of templates that were not asked for", () => {
    expect(readConfig(WRITTEN, 10).edited).toEqual([]);
  });

  it("takes a field whose reference may be empty, and one that may not", () => {
    const headers = { "x-env-a": "$!{credentials.one_1}", "x-env-b": "${credentials.Two}" };
    expect(readConfig(withRequest({ headers }), 10).environmentFields).toEqual({ A: "one_1", B: "Two" });
  });
});

describe("the fields that a configuration names", () => {
  it("are found in whatever way its request names them", () => {
    const request = {
      requestTemplate: "#set($x = $credentials.one_1) ${credentials.Two}",
      headers: { "x-env-a": "$!{credentials.three}", other: "mycredentials.four credentials. five" },
    };
    expect(fieldsNamedIn({ request, response: { successTemplate: "$credentials.six" } })).toEqual([
      "one_1",
      "Two",
      "three",
    ]);
  });

  it.each([[undefined], [null], [{}], [{ request: null }], ["credentials.one"]])(
    "are none in %j",
    (config) => {
      expect(fieldsNamedIn(config)).toEqual([]);
    },
  );
});
