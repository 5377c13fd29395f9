import { readStack } from "../../../commands/stack/read-stack";

const HISTORY = "stack history --json --page-size 0 --stack dev";
const EXPORT = "stack export --stack dev";
const urn = "urn:pulumi:dev::project::pulumi-nodejs:dynamic/cxone:DataAction::lookup";

/** A CLI that has an answer for some arguments. */
const cli = (answers: Readonly<Record<string, unknown>>) => (args: readonly string[]) => {
  const answer = answers[args.join(" ")];
  if (answer === undefined) return Promise.reject(new Error(`unexpected: pulumi ${args.join(" ")}`));
  return Promise.resolve(JSON.stringify(answer));
};

describe("readStack", () => {
  it("reads the whole history of the named stack, and its actions", async () => {
    const entries = [{ kind: "update", result: "succeeded" }, { kind: "refresh" }];
    const record = await readStack(
      "dev",
      cli({ [HISTORY]: entries, [EXPORT]: { deployment: { resources: [{ urn, outputs: {} }] } } }),
    );
    expect(record.updates.map(({ number, kind }) => [number, kind])).toEqual([
      [2, "update"],
      [1, "refresh"],
    ]);
    expect(record.actions.map(({ name }) => name)).toEqual(["lookup"]);
  });

  it.each([
    ["the history", { [HISTORY]: {}, [EXPORT]: { deployment: {} } }],
    ["the state", { [HISTORY]: [], [EXPORT]: {} }],
  ])("throws COMMAND_INVALID when %s is something else", async (_what, answers) => {
    await expect(readStack("dev", cli(answers))).rejects.toMatchObject({ code: "COMMAND_INVALID" });
  });
});
