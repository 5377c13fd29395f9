/** Something that one part of the platform does not know yet of another: for a number of requests. */
export class Lag {
  private readonly left = new Map<string, number>();

  /** @param requests that find nothing first */
  constructor(readonly requests: number) {}

  /** Something new is there. */
  begin(id: string): void {
    this.left.set(id, this.requests);
  }

  /** Whether this request comes too early; it counts. What never began is known. */
  take(id: string): boolean {
    const left = this.left.get(id) ?? 0;
    if (left > 0) this.left.set(id, left - 1);
    return left > 0;
  }
}
