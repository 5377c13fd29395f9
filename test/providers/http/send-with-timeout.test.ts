import { type HttpTransport, TransportFailure } from "../../../foundation/http-transport";
import { sendWithTimeout } from "../../../providers/http/send-with-timeout";
import { VirtualClock } from "../../support/virtual-clock";

const REQUEST = { method: "GET", url: "https://cxone.example/", headers: {} } as const;
const ANSWER = { status: 200, headers: {}, body: "{}" };

/** A server that never answers: the request ends when it is cancelled, with an error of the connection's own. */
const silent: HttpTransport = (_request, signal) =>
  new Promise((_resolve, reject) =>
    signal.addEventListener("abort", () => reject(new TransportFailure("connection", "ECONNRESET"))),
  );

describe("sendWithTimeout", () => {
  it("passes the answer on and leaves no timer behind", async () => {
    const clock = new VirtualClock();
    const answer = await sendWithTimeout(() => Promise.resolve(ANSWER), REQUEST, 5_000, clock);
    expect(answer).toBe(ANSWER);
    expect(clock.pendingTimers).toBe(0);
  });

  it("cancels the request and names the time when no answer came in time, whatever the transport says", async () => {
    const clock = new VirtualClock();
    const sent = sendWithTimeout(silent, REQUEST, 5_000, clock);
    await expect(clock.run(sent)).rejects.toMatchObject({ kind: "aborted", reason: "5000 ms" });
    expect(clock.monotonicMs()).toBe(5_000);
  });

  it("passes the transport's failure on and leaves no timer behind when it fails in time", async () => {
    const clock = new VirtualClock();
    const failure = new TransportFailure("connection", "ECONNREFUSED");
    await expect(sendWithTimeout(() => Promise.reject(failure), REQUEST, 5_000, clock)).rejects.toBe(failure);
    expect(clock.pendingTimers).toBe(0);
  });
});
