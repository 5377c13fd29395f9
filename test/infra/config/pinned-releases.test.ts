import { readPinnedReleases } from "../../../infra/config/pinned-releases";

const RELEASE = "0123456789abcdef".repeat(4);
const pinned = (value: string | undefined) =>
  readPinnedReleases({ DATA_ACTIONS_RELEASES: value }, ["lookup", "refund"]);

describe("readPinnedReleases", () => {
  it.each([[undefined], [""], ["{}"]])("pins nothing when the variable is %j", (value) => {
    expect([...pinned(value)]).toEqual([]);
  });

  it("pins the actions that the variable names, each to its release", () => {
    expect([...pinned(JSON.stringify({ refund: RELEASE }))]).toEqual([["refund", RELEASE]]);
  });

  it.each([
    ["lookup"],
    ["null"],
    ["[]"],
    ['"lookup"'],
    ['{"lookup":1}'],
    ['{"lookup":""}'],
    [`{"lookup":"${RELEASE.slice(1)}"}`],
    [`{"lookup":"0${RELEASE}"}`],
    [`{"lookup":"${RELEASE}0"}`],
    [`{"lookup":"${RELEASE.toUpperCase()}"}`],
    [`{"lookup":"${RELEASE}","refund":"latest"}`],
  ])("refuses what is no object of actions and whole release ids: %s", (value) => {
    expect(() => pinned(value)).toThrow(
      expect.objectContaining({
        code: "CONFIGURATION_INVALID",
        message:
          "Reading the environment variable DATA_ACTIONS_RELEASES failed: it is not a JSON object of action names and " +
          "release ids. Unset it and use npm run rollback.",
      }) as Error,
    );
  });

  it("names an action that the source does not have", () => {
    expect(() => pinned(JSON.stringify({ lookup: RELEASE, gone: RELEASE }))).toThrow(
      expect.objectContaining({
        code: "CONFIGURATION_INVALID",
        message: expect.stringContaining('failed: action-src has no action "gone". Unset it') as string,
      }) as Error,
    );
  });
});
