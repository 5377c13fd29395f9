import type { HttpError } from "../../../sim/http/http-error";
import { createRateLimiter, type RateLimit } from "../../../sim/http/rate-limiter";

/** How many of 10 requests at one moment pass, and the Retry-After of the last. */
function burst(take: () => void): { passed: number; retryAfter: string | undefined } {
  let passed = 0;
  let retryAfter: string | undefined;
  for (let request = 0; request < 10; request += 1) {
    try {
      take();
      passed += 1;
    } catch (error) {
      retryAfter = (error as HttpError).headers["retry-after"];
    }
  }
  return { passed, retryAfter };
}

describe("createRateLimiter", () => {
  const start = (limit: RateLimit) => {
    const time = { nowEpochMs: Date.UTC(2026, 0, 5, 8) };
    return { time, take: createRateLimiter(limit, () => time.nowEpochMs) };
  };

  it("lets a second's worth through at once and more as time passes", () => {
    const { time, take } = start({ requestsPerSecond: 4 });
    expect(burst(take)).toEqual({ passed: 4, retryAfter: "1" });
    time.nowEpochMs += 500;
    expect(burst(take).passed).toBe(2);
    time.nowEpochMs += 60_000;
    expect(burst(take).passed).toBe(4);
  });

  it("goes on letting requests through when the clock is set back", () => {
    const { time, take } = start({ requestsPerSecond: 4 });
    take();
    time.nowEpochMs -= 60_000;
    expect(burst(take).passed).toBe(3);
  });

  it("names the seconds until the next request may come when the rate is below one a second", () => {
    const { take } = start({ requestsPerSecond: 0.1 });
    expect(burst(take)).toEqual({ passed: 1, retryAfter: "10" });
  });

  it("names the moment instead when asked for an HTTP-date", () => {
    const { take } = start({ requestsPerSecond: 1, retryAfter: "http-date" });
    expect(burst(take).retryAfter).toBe("Mon, 05 Jan 2026 08:00:01 GMT");
  });
});
