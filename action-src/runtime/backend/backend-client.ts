import type * as z from "zod";
import { type ActionFailure, backendCode, backendFailure } from "../execution/action-failure";
import { Deadline } from "../execution/deadline";
import type { Backend } from "./backend";
import type { BackendContext } from "./backend-call";
import type { SettledAnswer } from "./judge-answer";
import { mismatchesOf } from "./mismatches";
import { fullAllowance, type RetryAllowance, sendWithRetries } from "./send-with-retries";

/** A lookup in a backend. */
interface Lookup {
  /** Step in the audit log. */
  readonly step: string;
  /** The operation in words, at the start of a sentence. */
  readonly operation: string;
  /** Path and query below the base URL, percent-encoded, with a leading slash. */
  readonly path: string;
}

/** A lookup whose answer is read by a schema. */
interface Reading<T> extends Lookup {
  /** What is read of the answer; what the action does not need may be missing or wrong. */
  readonly schema: z.ZodType<T>;
  /** What a flow is told where the backend knows none: what was not found, and what to do. Whole sentences. */
  readonly notFound: string;
}

/** Reads from a REST backend on behalf of one execution. */
export class BackendClient {
  constructor(
    private readonly backend: Backend,
    private readonly context: BackendContext,
  ) {}

  /**
   * A resource as far as the schema reads it.
   * @throws the backend's NOT_FOUND where it knows none (404), its INVALID_RESPONSE where the answer does not hold the
   * schema, and what {@link get} throws
   */
  async read<T>({ schema, notFound, ...lookup }: Reading<T>): Promise<T> {
    const answer = await this.get(lookup);
    if (!answer) throw backendFailure(this.backend, "NOT_FOUND", notFound);
    const { success, data, error } = schema.safeParse(answer.json);
    if (success) return data;
    const mismatches = mismatchesOf(error);
    const code = backendCode(this.backend, "INVALID_RESPONSE");
    this.context.execution.audit.record("warn", lookup.step, "not as the schema reads it", {
      mismatches,
      code,
    });
    throw backendFailure(
      this.backend,
      "INVALID_RESPONSE",
      `${lookup.operation} met an answer that lacks what is read of it: ${mismatches.join(", ")}. ` +
        `Compare the answer of the ${this.backend.name} with the schema of the lookup.`,
    );
  }

  /**
   * The JSON of a resource, or undefined where the backend knows none (404). It takes no longer than the action's
   * patience, signing in and every kind of waiting included.
   * @throws the backend's UNAUTHORIZED, FORBIDDEN, REQUEST_REJECTED, what its authentication throws, and what
   * `sendWithRetries` throws
   */
  async get(lookup: Lookup): Promise<{ readonly json: unknown } | undefined> {
    const { execution, gate, limits } = this.context;
    const { lookups } = execution;
    const underWay = { backend: this.backend };
    const isPatientToTheEnd = limits.patienceMs >= execution.deadline.remainingMs();
    const patience = isPatientToTheEnd ? undefined : new Deadline(gate.clock, limits.patienceMs);
    const context = patience
      ? { ...this.context, execution: { ...execution, deadline: patience } }
      : this.context;
    lookups.add(underWay);
    try {
      const { status, json } = await this.ask(lookup, context);
      if (status >= 200 && status < 300) return { json };
      if (status === 404) return undefined;
      throw this.refusal(lookup.operation, status);
    } finally {
      patience?.release();
      lookups.delete(underWay);
    }
  }

  private async ask(lookup: Lookup, context: BackendContext): Promise<SettledAnswer> {
    const allowance = fullAllowance();
    const { answer, hasFreshCredentials } = await this.send(lookup, context, allowance);
    // Once: fresh credentials that are refused too are a matter of rights.
    return hasFreshCredentials ? (await this.send(lookup, context, allowance)).answer : answer;
  }

  private async send({ step, operation, path }: Lookup, context: BackendContext, allowance: RetryAllowance) {
    const { baseUrl, authentication } = this.backend;
    const { headers, discard } = await authentication.credentials(context);
    const request = {
      method: "GET",
      url: baseUrl.value + path,
      headers: { accept: "application/json", ...headers },
    } as const;
    const call = { step, operation, isTokenRequest: false, request };
    const answer = await sendWithRetries(call, context, allowance);
    const isRefused = answer.status === 401;
    if (isRefused) discard?.();
    return { answer, hasFreshCredentials: isRefused && discard !== undefined };
  }

  private refusal(operation: string, status: number): ActionFailure {
    const { backend } = this;
    if (status === 401 || status === 403) {
      const seen = backend.authentication.refusal(status, backend);
      return backendFailure(backend, status === 401 ? "UNAUTHORIZED" : "FORBIDDEN", `${operation} ${seen}`);
    }
    const advice = `Redirects are not followed. Check ${backend.baseUrl.variable}.`;
    return backendFailure(backend, "REQUEST_REJECTED", `${operation} met status ${status}. ${advice}`);
  }
}
