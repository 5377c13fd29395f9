import { backendCode } from "../execution/action-failure";
import type { Health } from "../gate/circuit-breaker";
import { TransportFailure } from "../../../foundation/http-transport";
import type { BackendCall, BackendContext } from "./backend-call";
import { type Fault, type Verdict, judgeAnswer, judgeTransportFailure } from "./judge-answer";

/** One reason for all: the default one is an exception with a stack trace each time. */
const ABORTED = new TransportFailure("aborted", "ERR_CANCELED");

/**
 * Waits for a turn at the gate and sends the request once, within the attempt's time and the deadline.
 * Tells the gate and the audit log what came of it.
 * @throws the backend's RATE_LIMITED, CIRCUIT_OPEN, TIMEOUT when there was no turn before the deadline
 */
export async function attemptRequest(
  call: BackendCall,
  attempt: number,
  retriesLeft: number,
  { backend, gate, limits, transport, execution }: BackendContext,
): Promise<Verdict> {
  const { order, deadline, audit } = execution;
  const endTurn = await gate.enter({ order, hasToken: !call.isTokenRequest, retriesLeft, deadline });
  const startedAtMs = gate.clock.monotonicMs();
  const controller = new AbortController();
  const abort = () => controller.abort(ABORTED);
  const timeoutMs = Math.min(limits.attemptTimeoutMs, deadline.remainingMs());
  const cancelTimer = gate.clock.setTimer(abort, timeoutMs);
  const forgetDeadline = deadline.onOver(abort);

  let verdict: Verdict;
  try {
    verdict = judgeAnswer(await transport(call.request, controller.signal), gate.clock.epochMs());
  } catch (error) {
    const failure = error instanceof TransportFailure ? error : new TransportFailure("connection", "UNKNOWN");
    verdict = { fault: judgeTransportFailure(failure) };
  } finally {
    cancelTimer();
    forgetDeadline();
  }

  const fault = "fault" in verdict ? verdict.fault : undefined;
  const gaveUpEarly = controller.signal.aborted && timeoutMs < limits.attemptTimeoutMs;
  const health = healthOf(call, fault, gaveUpEarly);
  endTurn({ health, rateLimited: fault?.rateLimited ?? false, retryAfterMs: fault?.retryAfterMs });

  const status = "answer" in verdict ? verdict.answer.status : verdict.fault.status;
  audit.record(
    fault ? "warn" : "info",
    call.step,
    fault?.seen ?? "answered",
    { attempt, status, code: fault && backendCode(backend, fault.kind), asked: askedOf(call, status) },
    startedAtMs,
  );
  return verdict;
}

/** What was asked for, where the answer may mean that nothing is at the address; the path would show whom it is about. */
function askedOf({ request, operation }: BackendCall, status: number | undefined): string | undefined {
  const isRefusal = status !== undefined && status >= 300 && status < 500;
  return isRefusal ? `${request.method}, ${operation}` : undefined;
}

/** A 429, a refusal or an answer that is too long shows that the backend is up. */
function healthOf(call: BackendCall, fault: Fault | undefined, gaveUpEarly: boolean): Health {
  const isUp = !fault || fault.rateLimited || !fault.retryable;
  if (isUp) return call.isTokenRequest ? "undecided" : "well";
  return gaveUpEarly ? "undecided" : "failed";
}
