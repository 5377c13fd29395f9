import type { IncomingMessage } from "node:http";
import { HttpError } from "./http-error";

const EMPTY = Buffer.alloc(0);

/**
 * Reads a request's whole body. One over `maxBytes` is read to its end and thrown away, so that the client, still
 * busy sending, gets to see the answer.
 *
 * @throws 413 `body.too.large`
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return EMPTY;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes <= maxBytes) chunks.push(chunk);
  }
  if (sizeBytes > maxBytes) {
    throw new HttpError(413, "body.too.large", `The body is over ${maxBytes} bytes.`);
  }
  return Buffer.concat(chunks);
}
