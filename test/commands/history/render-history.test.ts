import { historyJson } from "../../../commands/history/history-json";
import { historyRows } from "../../../commands/history/history-rows";
import { renderHistory } from "../../../commands/history/render-history";
import { sampleRecord, stackAction, update } from "./sample-record";

const record = sampleRecord();
const rows = historyRows(record.updates, record.actions);
const ids = record.actions.flatMap(({ ledger }) => ledger.map(({ release }) => release));
const known = new Map(ids.slice(1).map((id) => [id, { sizeBytes: 72_104, contractVersion: "5d2e8a1" }]));
const facts = { facts: known, problems: ["Reading dddd.json failed: there is no such object."] };

describe("renderHistory", () => {
  it("writes a row per update, newest first, with the release of the action that it left", () => {
    const ofOne = historyRows(record.updates, record.actions.slice(0, 1));
    expect(renderHistory("test", ofOne, facts).split("\n").slice(0, 6)).toEqual([
      "#  when                  who  commit    result     message  one",
      "4  2026-01-01T10:40:10Z  Ada  4444444+  succeeded  -        * ddddddd, ?, contract ?",
      "3  2026-01-01T10:30:10Z  Ada  -         failed     -          ccccccc, 72,104 B, contract 5d2e8a1",
      "2  2026-01-01T10:20:10Z  Ada  2222222   succeeded  -          aaaaaaa, 72,104 B, contract 5d2e8a1",
      "1  2026-01-01T10:10:10Z  Ada  -         succeeded  -          aaaaaaa, 72,104 B, contract 5d2e8a1",
      "",
    ]);
  });

  it("tells of the actions below each update where a table would be wider than 120 characters", () => {
    expect(renderHistory("test", rows, facts).split("\n")).toEqual([
      "#  when                  who  commit    result     message",
      "4  2026-01-01T10:40:10Z  Ada  4444444+  succeeded  -",
      "   one  * ddddddd, ?, contract ?",
      "   two  * bbbbbbb, 72,104 B, contract 5d2e8a1",
      "3  2026-01-01T10:30:10Z  Ada  -         failed     -",
      "   one    ccccccc, 72,104 B, contract 5d2e8a1",
      "   two  * bbbbbbb, 72,104 B, contract 5d2e8a1",
      "2  2026-01-01T10:20:10Z  Ada  2222222   succeeded  -",
      "   one    aaaaaaa, 72,104 B, contract 5d2e8a1",
      "   two  * bbbbbbb, 72,104 B, contract 5d2e8a1",
      "1  2026-01-01T10:10:10Z  Ada  -         succeeded  -",
      "   one    aaaaaaa, 72,104 B, contract 5d2e8a1",
      "   two    -",
      "",
      "*  The release that is live now.",
      "-  No release is recorded: the action did not exist then, or its ledger does not reach back that far (artifactsKeep).",
      "+  The checkout differed from its commit.",
      "?  The artifact store does not tell:",
      "   Reading dddd.json failed: there is no such object.",
      "",
    ]);
  });

  it("names what was no update, and cuts a long message", () => {
    const row = update(1, 0, { kind: "refresh", message: "m".repeat(50) });
    const text = renderHistory("test", historyRows([row], []), { facts: new Map(), problems: [] });
    expect(text).toContain(`refresh succeeded  ${"m".repeat(39)}…\n`);
  });

  it("says so when there is no update", () => {
    expect(renderHistory("test", [], facts)).toBe("Stack test has no updates yet.\n");
  });
});

describe("historyRows", () => {
  it("knows no release of an update that runs, and marks none as live when the state strayed", () => {
    const [one] = record.actions;
    const action = { ...(one ?? stackAction("one", [])), strayed: true };
    const [running, ended] = historyRows(
      [update(5, 50, { endedAtEpochMs: undefined }), update(4, 40)],
      [action],
    );
    expect(running?.cells[0]?.entry).toBeUndefined();
    expect(ended?.cells[0]).toMatchObject({ entry: one?.ledger[0], current: false });
  });
});

describe("historyJson", () => {
  it("has the same rows with nothing shortened, and null for what is not known", () => {
    const { stack, updates, problems } = JSON.parse(historyJson("test", rows, facts)) as {
      stack: string;
      updates: Record<string, unknown>[];
      problems: string[];
    };
    expect({ stack, problems }).toEqual({ stack: "test", problems: facts.problems });
    expect(updates[3]).toMatchObject({ number: 1, commit: null, actions: { two: null } });
    expect(updates[0]).toMatchObject({
      actions: { one: { release: ids[0], sizeBytes: null, contractVersion: null, current: true } },
    });
  });
});
