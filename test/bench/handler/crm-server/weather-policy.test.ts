import { createWeatherPolicy } from "../../../../bench/handler/crm-server/weather-policy";

const SEED = 5;

function faultsOf(policy: () => { readonly kind: string } | undefined, count: number) {
  return Array.from({ length: count }, () => policy()?.kind ?? "none");
}

describe("createWeatherPolicy", () => {
  it("makes no fault when the weather is fine", () => {
    const policy = createWeatherPolicy({ latencyMs: 20 }, SEED, () => 0);
    expect(new Set(faultsOf(policy, 1_000))).toEqual(new Set(["none"]));
  });

  it("makes faults at the asked chances, the same ones for the same seed", () => {
    const weather = { latencyMs: 20, chance: { status503: 0.05, reset: 0.02 } };
    const faults = faultsOf(
      createWeatherPolicy(weather, SEED, () => 0),
      20_000,
    );
    const count = (kind: string) => faults.filter((fault) => fault === kind).length;
    // Five standard deviations to either side of 1,000 and 400.
    expect(Math.abs(count("status") - 1_000)).toBeLessThan(155);
    expect(Math.abs(count("reset") - 400)).toBeLessThan(100);
    expect(
      faultsOf(
        createWeatherPolicy(weather, SEED, () => 0),
        20_000,
      ),
    ).toEqual(faults);
  });

  it("answers nobody well during the brown-out, and everybody before and after it", () => {
    const weather = { latencyMs: 20, brownOut: { fromMs: 1_000, durationMs: 10_000 } };
    let nowMs = 999;
    const policy = createWeatherPolicy(weather, SEED, () => nowMs);
    expect(new Set(faultsOf(policy, 100))).toEqual(new Set(["none"]));
    nowMs = 1_000;
    expect(new Set(faultsOf(policy, 100))).toEqual(new Set(["status", "stall"]));
    nowMs = 11_000;
    expect(new Set(faultsOf(policy, 100))).toEqual(new Set(["none"]));
  });
});
