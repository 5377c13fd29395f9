import type { Clock } from "../../../foundation/clock";
import type { ActionFailure } from "../execution/action-failure";
import { Deadline } from "../execution/deadline";

interface Flight<T> {
  readonly deadline: Deadline;
  readonly result: Promise<T>;
  waiting: number;
}

/**
 * Runs one operation at a time for any number of callers. The operation may take as long as its most patient
 * caller; a caller whose own deadline ends leaves without ending it, and the last to leave ends it.
 */
export class SingleFlight<T> {
  private flight: Flight<T> | undefined;

  constructor(private readonly clock: Clock) {}

  /**
   * Joins the operation under way, or starts one.
   * @throws `overdue` at the caller's deadline, and whatever the operation throws
   */
  async join(
    caller: Deadline,
    overdue: () => ActionFailure,
    start: (deadline: Deadline) => Promise<T>,
  ): Promise<T> {
    const flight = (this.flight ??= this.launch(caller, start));
    flight.waiting += 1;
    flight.deadline.extendTo(caller.expiresAtMs);
    try {
      return await caller.race(flight.result, overdue);
    } finally {
      flight.waiting -= 1;
      // Nobody waits any more: ends the operation where it still runs.
      if (flight.waiting === 0 && this.flight === flight) {
        this.forget(flight);
        flight.deadline.cancel();
      }
    }
  }

  private launch(caller: Deadline, start: (deadline: Deadline) => Promise<T>): Flight<T> {
    const deadline = new Deadline(this.clock, caller.remainingMs());
    const flight = { deadline, result: start(deadline), waiting: 0 };
    const land = () => {
      deadline.release();
      this.forget(flight);
    };
    flight.result.then(land, land);
    return flight;
  }

  private forget(flight: Flight<T>): void {
    if (this.flight === flight) this.flight = undefined;
  }
}
