import { ConcurrencyLimit } from "../../../providers/http/concurrency-limit";

describe("ConcurrencyLimit", () => {
  it("runs at most its limit at once, first come first served, when more is asked", async () => {
    const limit = new ConcurrencyLimit(2);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        limit.run(async () => {
          order.push(n);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        }),
      ),
    );
    expect({ order, most }).toEqual({ order: [1, 2, 3, 4, 5], most: 2 });
  });

  it("gives the place back when work fails", async () => {
    const limit = new ConcurrencyLimit(1);
    await expect(limit.run(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    await expect(limit.run(() => Promise.resolve("next"))).resolves.toBe("next");
  });
});
