import type { Deadline } from "../execution/deadline";

/** What a request tells the gate about itself. */
export interface Ticket {
  /** Number of the execution in order of arrival; earlier executions go first. */
  readonly order: number;
  /** Whether the execution already holds a token, which makes it the better probe. */
  readonly hasToken: boolean;
  /** Repeats the request still has. */
  readonly retriesLeft: number;
  readonly deadline: Deadline;
}

/** Requests that wait, by the arrival of their executions: who came first is served first, to the end. */
export class WaitQueue<W extends { readonly ticket: Ticket }> {
  private readonly waiting: W[] = [];

  get length(): number {
    return this.waiting.length;
  }

  add(waiter: W): void {
    let index = this.waiting.length;
    while (index > 0 && this.waiting[index - 1]!.ticket.order > waiter.ticket.order) index -= 1;
    this.waiting.splice(index, 0, waiter);
  }

  /** Takes the next in order. */
  takeFirst(): W | undefined {
    return this.waiting.shift();
  }

  /**
   * Takes the one whose failure costs least: one that could try again; of those, one with a token, so that the
   * probe reaches what the executions need; of those, the one with the most retries left.
   */
  takeProbe(): W | undefined {
    let best = 0;
    for (let index = 1; index < this.waiting.length; index += 1) {
      if (isBetterProbe(this.waiting[index]!.ticket, this.waiting[best]!.ticket)) best = index;
    }
    return this.waiting.splice(best, 1)[0];
  }

  /** Takes all that match, in order. */
  takeWhere(matches: (waiter: W) => boolean): W[] {
    const taken = this.waiting.filter(matches);
    if (taken.length > 0) {
      const kept = this.waiting.filter((waiter) => !taken.includes(waiter));
      this.waiting.splice(0, this.waiting.length, ...kept);
    }
    return taken;
  }

  remove(waiter: W): void {
    const index = this.waiting.indexOf(waiter);
    if (index >= 0) this.waiting.splice(index, 1);
  }
}

function isBetterProbe(a: Ticket, b: Ticket): boolean {
  const aSurvives = a.retriesLeft > 0;
  if (aSurvives !== b.retriesLeft > 0) return aSurvives;
  if (a.hasToken !== b.hasToken) return a.hasToken;
  return a.retriesLeft > b.retriesLeft;
}
