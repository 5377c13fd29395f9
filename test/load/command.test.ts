import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";

const line = commandLine({ name: "greet", summary: "Greets.", options: {}, example: "npm run greet" });
const read = (args: readonly string[]) => readArguments(line, args, () => "options");
const context = { projectRoot: "/project" };

describe("command", () => {
  let printed = "";
  beforeEach(() => {
    printed = "";
    jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it("hands options and context to the work, and ends with what it returns", async () => {
    const seen: unknown[] = [];
    const run = (...given: unknown[]) => Promise.resolve(void seen.push(...given));
    expect(await command({ read, run })([], context)).toBe(0);
    expect(seen).toEqual(["options", context]);
    expect(await command({ read, run: () => Promise.resolve(7) })([], context)).toBe(7);
  });

  it("ends with 2 when the arguments are wrong, whatever a failure ends with", async () => {
    const main = command({ read, run: () => Promise.resolve(), failureExitCode: 5 });
    expect(await main(["--nonsense"], context)).toBe(2);
    expect(printed).toContain("Unknown option '--nonsense'");
  });

  it.each([
    [1, {}],
    [5, { failureExitCode: 5 }],
  ])("ends with %d and the message when the work fails: %j", async (exitCode, more) => {
    const failure = Object.assign(new Error("It failed."), { code: "COMMAND_INVALID" });
    expect(await command({ read, run: () => Promise.reject(failure), ...more })([], context)).toBe(exitCode);
    expect(printed).toBe("It failed. [COMMAND_INVALID]\n");
  });

  it("ends with the exit code of the failure where that has one", async () => {
    const failure = Object.assign(new Error("It failed."), { code: "UPDATE_FAILED", exitCode: 4 });
    expect(await command({ read, run: () => Promise.reject(failure) })([], context)).toBe(4);
  });
});
