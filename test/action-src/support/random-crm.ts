import fc from "../../support/seeded-fast-check";
import { type HttpAnswer, type HttpTransport, TransportFailure } from "../../../foundation/http-transport";
import type { VirtualClock } from "../../support/virtual-clock";

/** What a made-up CRM does with one request. */
export interface Behaviour {
  readonly latencyMs: number;
  readonly outcome: HttpAnswer | TransportFailure | "stall";
}

const body = (value: unknown) => JSON.stringify(value);
const answer = (status: number, text: string, headers: HttpAnswer["headers"] = {}) => ({
  status,
  headers,
  body: text,
});

const retryAfter = fc.constantFrom(
  undefined,
  "0",
  "1",
  "30",
  "3600",
  "-1",
  "soon",
  "Thu, 15 Jan 2026 12:00:07 GMT",
  "Wed, 99 Foo 2026 12:00:07 GMT",
);

/** Answers of every kind; the values in `salt` appear in the bodies. */
export function anyBehaviour(
  salt: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 1 }),
): fc.Arbitrary<Behaviour> {
  const contact = fc.record(
    {
      id: fc.oneof(fc.string(), fc.integer(), salt),
      attributes: fc.oneof(
        fc.record({ tier: fc.oneof(fc.string(), salt), last_interaction: fc.oneof(fc.constant(null), salt) }),
        salt,
      ),
    },
    { requiredKeys: [] },
  );
  const good = fc.record({
    access_token: fc.constantFrom("token-abc-secret", "token-def-secret"),
    expires_in: fc.constantFrom(0, 1, 5, 3600, null),
    id: fc.constant("CRM-1"),
    items: fc.array(contact, { maxLength: 2 }),
  });
  const outcome = fc.oneof(
    { weight: 4, arbitrary: good.map((value) => answer(200, body(value))) },
    { weight: 1, arbitrary: fc.oneof(contact, salt).map((value) => answer(200, body(value))) },
    { weight: 1, arbitrary: fc.string().map((text) => answer(200, text)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(302, 400, 401, 403, 404, 404, 408, 429, 500, 503), retryAfter, salt)
        .map(([status, hint, value]) => answer(status, body(value), { "retry-after": hint })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        new TransportFailure("connection", "ECONNRESET"),
        new TransportFailure("too-large", "ERR_BAD_RESPONSE"),
        "stall" as const,
      ),
    },
  );
  return fc.record({ latencyMs: fc.constantFrom(0, 1, 20, 700, 5_999, 7_000), outcome });
}

/** A transport without a network that behaves as told, in turn and over again, and counts. */
export class RandomCrm {
  readonly sent: { readonly method: string; readonly url: string }[] = [];
  mostInFlight = 0;
  private inFlight = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly behaviours: readonly Behaviour[],
  ) {}

  readonly transport: HttpTransport = ({ method, url }, signal) => {
    const { latencyMs, outcome } = this.behaviours[this.sent.length % this.behaviours.length]!;
    this.sent.push({ method, url });
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    return new Promise<HttpAnswer>((resolve, reject: (failure: TransportFailure) => void) => {
      const abort = () => {
        cancel();
        reject(new TransportFailure("aborted", "ERR_CANCELED"));
      };
      const finish = () => {
        signal.removeEventListener("abort", abort);
        if (outcome instanceof TransportFailure) reject(outcome);
        else if (outcome !== "stall") resolve(outcome);
      };
      const cancel = outcome === "stall" ? () => undefined : this.clock.setTimer(finish, latencyMs);
      signal.addEventListener("abort", abort);
    }).finally(() => (this.inFlight -= 1));
  };
}
