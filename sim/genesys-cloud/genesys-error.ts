import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimAnswer } from "../http/message";

/** What an error says besides its status, code and message (`ErrorBody` of the official SDK). */
export interface ErrorParts {
  readonly messageParams?: Readonly<Record<string, string>>;
  readonly entityId?: string;
  readonly details?: readonly { readonly errorCode?: string; readonly fieldName?: string }[];
  readonly errors?: readonly ErrorBody[];
  readonly limit?: { readonly key: string; readonly namespace: string; readonly value: number };
}

/** An error as Genesys Cloud answers it. */
export interface ErrorBody extends ErrorParts {
  readonly message: string;
  readonly code: string;
  readonly status?: number;
  readonly contextId?: string;
}

/** Thrown by a route's handler to answer an error with more than a code and a message. */
export class GenesysError extends HttpError {
  constructor(
    status: number,
    code: string,
    message: string,
    readonly parts: ErrorParts = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(status, code, message, headers);
    this.name = "GenesysError";
  }
}

/** A 400 of the general kind. */
export function badRequest(message: string, parts?: ErrorParts): GenesysError {
  return new GenesysError(400, "bad.request", message, parts);
}

/** A 404 that names what was looked for. */
export function notFound(what: string, id: string): GenesysError {
  return new GenesysError(404, "not.found", `The requested ${what} ${id} was not found.`, { entityId: id });
}

/** The `ErrorBody` of an error. */
export function errorBody(error: HttpError, contextId: string): ErrorBody {
  const { status, code, message } = error;
  const parts = error instanceof GenesysError ? error.parts : {};
  return { message, code, status, messageParams: {}, contextId, details: [], errors: [], ...parts };
}

/** An error as it goes over the wire. */
export function renderError(error: HttpError, contextId: string): SimAnswer {
  return jsonAnswer(error.status, errorBody(error, contextId), {
    ...error.headers,
    "inin-correlation-id": contextId,
  });
}
