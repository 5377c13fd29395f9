/** Lets at most `limit` pieces of work run at once, first come first served. */
export class ConcurrencyLimit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs `work` when its turn comes, and passes its result or its error on. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    // A finished piece of work hands its place over instead of freeing it, so that nobody overtakes.
    if (this.running < this.limit) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
