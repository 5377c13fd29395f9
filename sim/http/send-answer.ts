import type { ServerResponse } from "node:http";
import type { SimAnswer } from "./message";

/** Sends an answer in one write where it fits one; a client that has gone is not an error. */
export function sendAnswer(response: ServerResponse, answer: SimAnswer): void {
  if (response.destroyed) return;
  const { status, headers, body } = answer;
  if (body === undefined) {
    response.writeHead(status, status === 204 ? { ...headers } : { "content-length": 0, ...headers });
    response.end();
    return;
  }
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}
