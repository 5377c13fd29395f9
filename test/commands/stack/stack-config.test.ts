import { projectStacks } from "../../../commands/stack/project-stack";
import { artifactsUrlOf, parseStackConfig, readStackConfig } from "../../../commands/stack/stack-config";

const URL_WITH_PASSWORD = "postgres://user:password@db.example.com/state";

/** A CLI that has an answer for some arguments. */
const cli = (answers: Record<string, unknown>) => (args: readonly string[]) => {
  const answer = answers[args.join(" ")];
  if (answer === undefined) return Promise.reject(new Error(`unexpected: pulumi ${args.join(" ")}`));
  return Promise.resolve(typeof answer === "string" ? answer : JSON.stringify(answer));
};
const plain = (value: string) => ({ value, secret: false });

describe("parseStackConfig", () => {
  it("gives the entries of the project's keys, and of no other", () => {
    const config = parseStackConfig(
      JSON.stringify({ "project:smokeTest": plain("false"), "other:keep": plain("1") }),
      "project",
    );
    expect(config("smokeTest")).toEqual(plain("false"));
    expect(config("keep")).toBeUndefined();
  });

  it("throws COMMAND_INVALID when it is no JSON", () => {
    expect(() => parseStackConfig("warning: …", "project")).toThrow(
      "Reading the stack's configuration failed: the CLI did not write JSON.",
    );
  });
});

describe("readStackConfig", () => {
  it("asks for the values of secrets only when told so", async () => {
    const read = cli({ "config --json --show-secrets --stack dev": { "project:a": plain("1") } });
    const config = await readStackConfig("dev", "project", read, "--show-secrets");
    expect(config("a")?.value).toBe("1");
    await expect(readStackConfig("dev", "project", read)).rejects.toThrow("config --json --stack dev");
  });
});

describe("artifactsUrlOf", () => {
  it.each([
    ["is not set", undefined, undefined],
    ["is plain", plain("file:///artifacts"), "file:///artifacts"],
    ["is a secret", { secret: true }, URL_WITH_PASSWORD],
  ])("is what the stack says when it %s", async (_case, entry, url) => {
    const read = cli({ "config get artifactsUrl --stack dev": `${URL_WITH_PASSWORD}\n` });
    expect(await artifactsUrlOf("dev", () => entry, read)).toBe(url);
  });
});

describe("projectStacks", () => {
  const read = (config: object) =>
    cli({
      "stack ls --json": [{ name: "dev" }],
      "config --json --stack dev": config,
    });

  it("tells of each stack where its artifacts are, whatever its artifactsKeep is", async () => {
    const config = { "project:artifactsUrl": plain("file:///a"), "project:artifactsKeep": plain("many") };
    expect(await projectStacks("project", read(config))).toEqual([
      { name: "dev", artifactsUrl: "file:///a" },
    ]);
    expect(await projectStacks("project", read({}))).toEqual([{ name: "dev", artifactsUrl: undefined }]);
  });
});
