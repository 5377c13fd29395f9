import type * as z from "zod";
import { HttpError } from "./http-error";
import type { SimRequest } from "./message";

/**
 * Reads a JSON body and holds it to a schema.
 *
 * @throws 415 `unsupported.media.type`; 400 `bad.request` with the first field that is wrong
 */
export function parseJsonBody<T>(request: SimRequest, schema: z.ZodType<T>): T {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new HttpError(415, "unsupported.media.type", "The content type must be application/json.");
  }
  return holdTo(schema, parseJson(request.body));
}

/**
 * Holds a value to a schema.
 *
 * @throws 400 `bad.request` with the first field that is wrong
 */
export function holdTo<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new HttpError(400, "bad.request", describe(result.error));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    throw new HttpError(400, "bad.request", "body: is not JSON");
  }
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return "body: is not valid";
  if (issue.code === "unrecognized_keys") {
    return `${[...issue.path, issue.keys[0]].join(".")}: is not a field of this request`;
  }
  return `${issue.path.join(".") || "body"}: ${issue.message}`;
}
