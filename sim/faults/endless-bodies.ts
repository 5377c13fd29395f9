import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";

/** Spaces: legal before any JSON value, so a parser keeps on hoping. */
const DRIP = " ";
const CHUNK = Buffer.alloc(64 * 1024, "x");

/** Sends one byte every `intervalMs` until `maxBytes` were sent or the connection has closed, and never ends. */
export function sendDrip(response: ServerResponse, intervalMs: number, maxBytes: number): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  let sentBytes = 0;
  const timer = setInterval(() => {
    response.write(DRIP);
    sentBytes += 1;
    if (sentBytes >= maxBytes) clearInterval(timer);
  }, intervalMs);
  response.once("close", () => clearInterval(timer));
}

/** Streams a JSON string of `sizeBytes` as fast as the client reads it, and stops when the client hangs up. */
export function sendHugeBody(response: ServerResponse, sizeBytes: number): void {
  response.writeHead(200, { "content-type": "application/json" });
  const source = Readable.from(hugeJsonString(sizeBytes), { objectMode: false });
  response.once("close", () => source.destroy());
  source.pipe(response);
}

function* hugeJsonString(sizeBytes: number): Generator<Buffer> {
  yield Buffer.from('"');
  for (let left = sizeBytes - 2; left > 0; left -= CHUNK.length) {
    yield left >= CHUNK.length ? CHUNK : CHUNK.subarray(0, left);
  }
  yield Buffer.from('"');
}
