import { historyRows } from "../../../commands/history/history-rows";
import { sampleRecord, update } from "./sample-record";

const { updates, actions } = sampleRecord();
const cellsOf = (rows: ReturnType<typeof historyRows>) =>
  rows.map(({ cells }) =>
    cells.map(({ action, entry, current }) => [action, entry?.release.slice(0, 8), current]),
  );

describe("historyRows", () => {
  it("tells the release of each action after each update, and which of them is live", () => {
    expect(cellsOf(historyRows(updates, actions))).toEqual([
      [
        ["one", "ddddddd4", true],
        ["two", "bbbbbbb2", true],
      ],
      [
        ["one", "ccccccc3", false],
        ["two", "bbbbbbb2", true],
      ],
      [
        ["one", "aaaaaaa2", false],
        ["two", "bbbbbbb2", true],
      ],
      [
        ["one", "aaaaaaa1", false],
        ["two", undefined, false],
      ],
    ]);
  });

  it("calls no release live when CXone has other code", () => {
    const strayed = actions.map((action) => ({ ...action, strayed: true }));
    expect(
      cellsOf(historyRows(updates, strayed))
        .flat()
        .map(([, , current]) => current),
    ).not.toContain(true);
  });

  it("knows no release after an update that still runs", () => {
    const running = update(5, 50, { result: "in-progress", endedAtEpochMs: undefined });
    expect(cellsOf(historyRows([running], actions))).toEqual([
      [
        ["one", undefined, false],
        ["two", undefined, false],
      ],
    ]);
  });
});
