import { commandLine, readArguments, wholeNumber } from "../../load/command-line";

const line = commandLine({
  name: "greet",
  summary: "Greets somebody.",
  words: { WHO: "whom to greet" },
  options: {
    stack: { short: "s", value: "STACK", description: "the stack", required: true },
    "how-often": { value: "N", description: "how often", default: "1" },
    mood: { value: "MOOD", description: "the mood", choices: ["fine", "bad"] },
    also: { value: "WHO", description: "somebody else", repeatable: true },
    loud: { short: "l", description: "loudly" },
  },
  example: "npm run greet -- --stack dev Ada",
});
const bare = commandLine({ name: "start", summary: "Starts.", options: {}, example: "npm start" });

const read = (...args: string[]) => readArguments(line, args, (values) => values);

describe("readArguments", () => {
  it("gives every option and word by its name, with defaults for what was not given", () => {
    expect(read("--stack", "dev", "Ada")).toEqual({
      stack: "dev",
      "how-often": "1",
      mood: undefined,
      also: [],
      loud: false,
      WHO: "Ada",
    });
  });

  it("takes short names, joined values, repeated options, and words anywhere", () => {
    expect(read("Ada", "-l", "-sdev", "--how-often=2", "--mood", "bad", "--also", "B", "--also=C")).toEqual({
      stack: "dev",
      "how-often": "2",
      mood: "bad",
      also: ["B", "C"],
      loud: true,
      WHO: "Ada",
    });
  });

  it.each([
    [["Ada"], "give --stack STACK"],
    [["--stack", "", "Ada"], "give --stack STACK"],
    [["--stack", "dev"], "give WHO"],
    [["--stack", "dev", "Ada", "Bob"], "give WHO"],
    [["--stack", "--loud", "Ada"], "Option '-s, --stack <STACK>' argument '--loud' is invalid"],
    [["--stack"], "Option '-s, --stack <STACK>' argument missing"],
    [
      ["--stack", "dev", "--mood", "odd", "Ada"],
      "Option '--mood <MOOD>' argument 'odd' is invalid. Allowed choices are fine, bad",
    ],
    [["--stack", "dev", "--loud=yes", "Ada"], "Unknown option '--loud=yes'"],
    [["--stack", "dev", "--lout", "Ada"], "Unknown option '--lout' (Did you mean --loud?)"],
  ])("throws COMMAND_INVALID with what was seen and the usage when called with %j", (args, seen) => {
    const usage =
      "Usage: npm run greet -- --stack STACK WHO [--how-often N] [--mood MOOD] [--also WHO]... [--loud]";
    expect(() => read(...args)).toThrow(expect.objectContaining({ code: "COMMAND_INVALID" }) as Error);
    expect(() => read(...args)).toThrow(`Reading the arguments of greet failed: ${seen}`);
    expect(() => read(...args)).toThrow(`.\n${usage}\nMore about it: npm run greet -- --help`);
  });

  it("names the argument when a command takes none", () => {
    expect(() => readArguments(bare, ["now"], () => undefined)).toThrow(
      "Reading the arguments of start failed: Unexpected argument 'now'.\nUsage: npm start\n",
    );
  });

  it("counts what the reader of the values throws as a mistake of usage", () => {
    const refuse = () => {
      throw new Error("not both");
    };
    expect(() => readArguments(bare, [], refuse)).toThrow(/arguments of start failed: not both\.\nUsage: /);
  });
});

describe("wholeNumber", () => {
  it("is the number when it is whole and large enough", () => {
    expect(wholeNumber("--keep", "3", 1)).toBe(3);
  });

  it.each(["0", "-1", "1.5", "some", ""])("throws what was given when it is %j", (text) => {
    expect(() => wholeNumber("--keep", text, 1)).toThrow(
      `--keep must be a whole number of at least 1, and is ${JSON.stringify(text)}`,
    );
  });
});
