import { ActionReader } from "../../../../providers/platforms/genesys-cloud/action-reader";
import { Answer, callsTo, page, ScriptedPlatform, type Answers } from "../../support/scripted-platform";

const ACTIONS = "/api/v2/integrations/actions";
const ID = "custom_-_a/1";
const ONE = `${ACTIONS}/custom_-_a%2F1`;
const text = (body: string) => new Answer(200, body, "text/plain");

/** What is answered below an address: an action, its function and its templates. */
const sideAt = (path: string, name: string): Answers => ({
  [`GET ${path}`]: { id: ID, name },
  [`GET ${path}/function`]: { function: { description: `function of ${name}` } },
  [`GET ${path}/templates/requesttemplate.vm`]: text("${input.rawRequest}"),
  [`GET ${path}/templates/successtemplate.vm`]: text("${rawResult}"),
});

async function readerOf(answers: Answers) {
  const platform = await ScriptedPlatform.start(answers);
  return { platform, reader: new ActionReader(callsTo(platform).calls) };
}

describe("an action that is read", () => {
  const both = { ...sideAt(ONE, "live"), ...sideAt(`${ONE}/draft`, "drafted") };

  it.each([
    ["published", ONE, "live"],
    ["draft", `${ONE}/draft`, "drafted"],
  ] as const)("has what several calls tell of its %s side", async (side, path, name) => {
    const { platform, reader } = await readerOf(both);
    expect(await reader.answers(ID, side)).toEqual({
      action: { id: ID, name },
      functionConfig: { function: { description: `function of ${name}` } },
      templates: { request: "${input.rawRequest}", success: "${rawResult}" },
    });
    expect(platform.asked.sort()).toEqual([
      `GET ${path}/function`,
      `GET ${path}/templates/requesttemplate.vm`,
      `GET ${path}/templates/successtemplate.vm`,
      `GET ${path}?expand=contract&includeConfig=true`,
    ]);
  });

  it("is a record as flows see it", async () => {
    const { reader } = await readerOf(both);
    expect(await reader.published(ID)).toMatchObject({
      id: ID,
      name: "live",
      description: "function of live",
    });
  });

  it.each(["requesttemplate.vm", "successtemplate.vm"])(
    "has no templates where %s is missing",
    async (file) => {
      const { reader } = await readerOf({ ...both, [`GET ${ONE}/templates/${file}`]: undefined });
      expect(await reader.answers(ID, "published")).not.toHaveProperty("templates");
    },
  );

  it("has a template also where that is empty", async () => {
    const { reader } = await readerOf({
      ...both,
      [`GET ${ONE}/templates/requesttemplate.vm`]: text(""),
    });
    expect((await reader.published(ID))?.editedByHand).toBe("request template");
  });

  it("is none where there certainly is none, and nothing else is asked", async () => {
    const { platform, reader } = await readerOf({});
    expect([await reader.published(ID), await reader.answers(ID, "draft")]).toEqual([undefined, undefined]);
    expect(platform.asked).toHaveLength(2);
  });

  it.each([
    ["published", ONE, "Reading of data action (id custom_-_a/1) "],
    ["draft", `${ONE}/draft`, "Reading of the draft of data action (id custom_-_a/1) "],
  ] as const)("is named in errors of its %s side", async (side, path, start) => {
    for (const file of ["", "/function", "/templates/requesttemplate.vm", "/templates/successtemplate.vm"]) {
      const { reader } = await readerOf({ ...both, [`GET ${path}${file}`]: new Answer(403) });
      const message = await reader.answers(ID, side).then(String, (error: Error) => error.message);
      expect(message.startsWith(start)).toBe(true);
    }
  });

  it("is named in errors of what its answers do not tell", async () => {
    const { reader } = await readerOf({ ...both, [`GET ${ONE}`]: { id: ID } });
    await expect(reader.published(ID)).rejects.toThrow(
      /^Reading of data action \(id custom_-_a\/1\) .*has no name/,
    );
  });
});

describe("the look-up of actions by their name", () => {
  const listed = page(
    { id: "a-1", name: "lookup", integrationId: "i-1" },
    { id: "a-2", name: "lookup", integrationId: "i-2" },
    { id: "a-3", name: "lookup 2", integrationId: "i-1" },
    { id: "a-4" },
  );

  it.each([
    ["published", ACTIONS],
    ["draft", `${ACTIONS}/drafts`],
  ] as const)("finds the %s ones of exactly this name, in an integration or in all", async (side, path) => {
    const { platform, reader } = await readerOf({ [`GET ${path}`]: listed });
    const ids = async (integrationId?: string) =>
      (await reader.named(side, "lookup", integrationId)).map(({ id }) => id);
    expect([await ids("i-1"), await ids(), await ids("")]).toEqual([["a-1"], ["a-1", "a-2"], []]);
    const [first = ""] = platform.asked;
    expect(first).toContain(`${path}?name=lookup&`);
    expect(first).toContain("includeConfig=true");
  });

  it.each([
    ["published", 'Look-up of data action "lookup" '],
    ["draft", 'Look-up of drafts of data action "lookup" '],
  ] as const)("is named in errors of %s ones", async (side, start) => {
    const { reader } = await readerOf({});
    const message = await reader
      .named(side, "lookup", undefined)
      .then(String, (error: Error) => error.message);
    expect(message.startsWith(start)).toBe(true);
  });
});
