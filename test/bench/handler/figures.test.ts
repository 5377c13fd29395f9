import { toFigures } from "../../../bench/handler/figures";
import { renderTable } from "../../../bench/handler/table";

const counts = { requests: 9, tokenRequests: 4, answered401: 0, answered429: 1 };

describe("toFigures", () => {
  it("takes durations from the answered executions alone, and all requests", () => {
    const samples = [
      { answered: true, durationMs: 10 },
      { answered: true, durationMs: 20 },
      { answered: true, durationMs: 30 },
      { answered: false, durationMs: 1 },
    ];
    expect(toFigures("got", [{ samples, cpuMs: 8, counts }])).toEqual({
      contender: "got",
      executions: 4,
      shareAnswered: 0.75,
      p50Ms: 20,
      p99Ms: 30,
      p99OfAllMs: 30,
      requestsPerSuccess: 3,
      tokenRequests: 4,
      answered401: 0,
      answered429: 1,
      cpuMsPerExecution: 2,
    });
  });

  it("puts the samples and counts together when there are several runs", () => {
    const good = { samples: [{ answered: true, durationMs: 10 }], cpuMs: 1, counts };
    const bad = { samples: [{ answered: false, durationMs: 90 }], cpuMs: 3, counts };
    expect(toFigures("got", [good, bad])).toMatchObject({
      executions: 2,
      shareAnswered: 0.5,
      p99Ms: 10,
      p99OfAllMs: 90,
      requestsPerSuccess: 18,
      tokenRequests: 8,
      answered429: 2,
      cpuMsPerExecution: 2,
    });
  });

  it("has no durations when nothing was answered, and the table shows it", () => {
    const figures = toFigures("got", [{ samples: [{ answered: false, durationMs: 1 }], cpuMs: 1, counts }]);
    expect(figures).toMatchObject({ shareAnswered: 0, p50Ms: null, p99Ms: null, requestsPerSuccess: null });
    const table = renderTable([
      { scenario: "healthy", title: "healthy", figures: [figures], repetitions: 1 },
    ]);
    expect(table.split("\n").at(-1)).toMatch(/^\| healthy +\| got +\| +0\.0 % \| +– \| +– \| +1 \| +– \|/);
  });
});
