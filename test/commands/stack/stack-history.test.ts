import { parseHistory } from "../../../commands/stack/stack-history";

/** As `pulumi stack history --json` of the engine 3.248.0 writes a row. */
const row = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  version: 0,
  kind: "update",
  startTime: "2026-01-01T10:00:00.000Z",
  endTime: "2026-01-01T10:00:07.000Z",
  message: "A change",
  environment: { "git.author": "Ada", "git.head": "a".repeat(40), "git.dirty": "true" },
  config: { "project:secret": { secret: true } },
  result: "succeeded",
  resourceChanges: { create: 7 },
  ...changes,
});

describe("parseHistory", () => {
  it("numbers updates by position, the first one 1, when the backend numbers none", () => {
    const updates = parseHistory(JSON.stringify([row(), row(), row()]));
    expect(updates.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it("keeps the versions of Pulumi Cloud", () => {
    const updates = parseHistory(JSON.stringify([row({ version: 42 }), row({ version: 40 })]));
    expect(updates.map(({ number }) => number)).toEqual([42, 40]);
  });

  it("takes a whole second to its end, for the CLI cuts it", () => {
    const [update] = parseHistory(JSON.stringify([row()]));
    expect(update).toMatchObject({ endedAtEpochMs: Date.parse("2026-01-01T10:00:07.999Z"), dirty: true });
  });

  it("knows no end of an update that runs", () => {
    const [update] = parseHistory(JSON.stringify([row({ result: "in-progress", endTime: undefined })]));
    expect(update?.endedAtEpochMs).toBeUndefined();
  });

  it("keeps the first line of a message, without what steers a terminal", () => {
    const [update] = parseHistory(JSON.stringify([row({ message: "red \u001b[31m text\r\nsecond line" })]));
    expect(update?.message).toBe("red [31m text");
  });

  it("names the CI system when nobody else is known", () => {
    const [update] = parseHistory(JSON.stringify([row({ environment: { "ci.system": "GitHub" } })]));
    expect(update).toMatchObject({ who: "GitHub", commit: "", dirty: false });
  });

  it.each(["", "{}", "[1]", "null"])("is refused when the CLI wrote %j", (text) => {
    expect(() => parseHistory(text)).toThrow("did not write a JSON array");
  });
});
