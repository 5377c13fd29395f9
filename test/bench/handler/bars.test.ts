import { judgeBars, type ScenarioResult } from "../../../bench/handler/bars";
import type { ContenderName } from "../../../bench/handler/contenders/all";
import type { Figures } from "../../../bench/handler/figures";
import { type Figure, holds } from "../../../bench/report/figure";

function figures(contender: ContenderName, shareAnswered: number, requestsPerSuccess: number): Figures {
  return {
    contender,
    executions: 100,
    shareAnswered,
    p50Ms: 40,
    p99Ms: 50,
    p99OfAllMs: 50,
    requestsPerSuccess,
    tokenRequests: 100,
    answered401: 0,
    answered429: 0,
    cpuMsPerExecution: 1,
  };
}

function healthy(...rows: Figures[]): ScenarioResult {
  return { scenario: "healthy", title: "healthy", figures: rows, repetitions: 1 };
}

const warm = figures("ours, warm token", 1, 1);
const tutorial = figures("tutorial", 1, 2);
const equalCpu = { ours: [1], bareAxios: [1] };

function broken(bars: readonly Figure[]): string[] {
  return bars.filter((bar) => !holds(bar)).map(({ name }) => name);
}

describe("judgeBars", () => {
  it("says that all bars hold when we are as good as the best", () => {
    const bars = judgeBars([healthy(figures("ours", 1, 2.1), warm, tutorial)], equalCpu);
    expect(broken(bars)).toEqual([]);
    expect(bars).toHaveLength(6);
  });

  it("names the share when another answers one execution more", () => {
    const bars = judgeBars([healthy(figures("ours", 0.999, 2), warm, tutorial)], equalCpu);
    expect(broken(bars)).toEqual(["healthy: answered, ours"]);
  });

  it("names the requests when another answers as many with fewer", () => {
    const bars = judgeBars([healthy(figures("ours", 1, 2.11), warm, tutorial)], equalCpu);
    expect(broken(bars)).toEqual(["healthy: requests, ours"]);
  });

  it("compares requests with one that answered nearly as many", () => {
    const got = figures("got", 0.996, 1.9);
    const bars = judgeBars([healthy(figures("ours", 1, 2), warm, tutorial, got)], equalCpu);
    expect(broken(bars)).toEqual(["healthy: requests, ours"]);
  });

  it("does not compare requests with one that answered fewer", () => {
    const got = figures("got", 0.9, 1);
    const bars = judgeBars([healthy(figures("ours", 1, 2), warm, tutorial, got)], equalCpu);
    expect(broken(bars)).toEqual([]);
  });

  it("names the requests when we answered nothing", () => {
    const nobody = { ...figures("ours", 0, 0), requestsPerSuccess: null };
    const bars = judgeBars([healthy(nobody, warm, tutorial)], equalCpu);
    expect(broken(bars)).toContain("healthy: requests, ours");
  });

  it("names the p99 when one with a limiter that answered as many is more than 10 % quicker", () => {
    const cockatiel = { ...figures("cockatiel", 1, 3), p99Ms: 45 };
    const ours = { ...figures("ours", 1, 2), p99Ms: 49.6 };
    const others = [{ ...warm, p99Ms: 49.4 }, tutorial, cockatiel];
    expect(broken(judgeBars([healthy(ours, ...others)], equalCpu))).toEqual(["healthy: p99, ours"]);
  });

  it("compares no p99 with one that has no limiter or answered fewer", () => {
    const got = { ...figures("got", 1, 3), p99Ms: 1 };
    const cockatiel = { ...figures("cockatiel", 0.9, 3), p99Ms: 1 };
    const bars = judgeBars([healthy(figures("ours", 1, 2), warm, tutorial, got, cockatiel)], equalCpu);
    expect(broken(bars)).toEqual([]);
  });

  it("names the CPU when the median of ours is more than 15 % above bare axios", () => {
    const cpu = { ours: [9, 1.16, 1], bareAxios: [1, 1, 0.1] };
    const bars = judgeBars([healthy(figures("ours", 1, 2), warm, tutorial)], cpu);
    expect(broken(bars)).toEqual(["healthy: CPU, ours"]);
  });

  it("names the round trips when the warm token takes more than half of the tutorial's", () => {
    const bars = judgeBars(
      [healthy(figures("ours", 1, 2), figures("ours, warm token", 1, 1.01), tutorial)],
      equalCpu,
    );
    expect(broken(bars)).toEqual(["healthy: round trips, ours, warm token"]);
  });
});
