import { updateFailure } from "../../../commands/deploy/update-failure";

const end = (exitCode: number | null, interrupted = false) => ({ exitCode, interrupted });

describe("updateFailure", () => {
  it("is none when the update succeeded", () => {
    expect(updateFailure("prod", end(0), true)).toBeUndefined();
  });

  it.each([
    ["was not asked for", end(255), false, "pulumi up ended with 255.", false],
    ["was asked for", end(255), true, "pulumi up ended with 255.", true],
    [
      "was asked for, and a signal ended it",
      end(null),
      true,
      "may be live, and nothing was taken back",
      false,
    ],
    ["was not asked for, and a signal ended it", end(null), false, "may be live, and nothing", false],
    ["was asked for, and somebody stopped it", end(1, true), true, "so nothing was taken back.", false],
  ])("says how it ended, and whether to go back, when that %s", (_case, how, asked, message, goBack) => {
    const failure = updateFailure("prod", how, asked);
    expect(failure?.goBack).toBe(goBack);
    expect(failure?.message).toMatch(/^The update of stack "prod" failed: pulumi up ended with /);
    expect(failure?.message).toContain(message);
    expect(failure?.message.includes("pulumi cancel --stack prod")).toBe(
      how.interrupted || how.exitCode === null,
    );
  });
});
