import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { SimAnswer } from "../http/message";
import { sendAnswer } from "../http/send-answer";
import type { Fault } from "./fault";
import { sendDrip, sendHugeBody } from "./endless-bodies";

/** Long enough for the client's process to read the torn half before the reset throws unread bytes away. */
const TORN_HALF_MS = 20;

/** A request that is to meet a fault, with the ways to serve it. */
export interface FaultyExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Carries the request out and answers what would be sent. */
  readonly handle: () => Promise<SimAnswer>;
  /** Notes the status in the log, just before it is sent. */
  readonly noteStatus: (status: number) => void;
  /** Aborted when the simulator closes. */
  readonly closing: AbortSignal;
}

/** Serves a request the way its fault says. Resolves when there is nothing left to do but to wait for a close. */
export async function injectFault(fault: Fault, exchange: FaultyExchange): Promise<void> {
  const { request, response, handle, noteStatus, closing } = exchange;
  const send = (answer: SimAnswer): void => {
    noteStatus(answer.status);
    sendAnswer(response, answer);
  };
  switch (fault.kind) {
    case "refuse":
      request.socket.destroy();
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "lost-answer":
      await handle();
      request.socket.resetAndDestroy();
      return;
    case "torn-answer":
      await sendTornAnswer(exchange);
      return;
    case "stall":
      if (fault.handled === true) await handle();
      return;
    case "drip":
      noteStatus(200);
      sendDrip(response, fault.intervalMs ?? 100, fault.maxBytes ?? 65_536);
      return;
    case "status":
      send(statusAnswer(fault.status, fault.body, fault.headers));
      return;
    case "raw-body":
      send({
        status: fault.status ?? 200,
        headers: { "content-type": fault.contentType ?? "application/json" },
        body: fault.body,
      });
      return;
    case "huge-body":
      noteStatus(200);
      sendHugeBody(response, fault.sizeBytes ?? 500_000_000);
      return;
    case "redirect":
      send({ status: fault.status ?? 302, headers: { location: fault.location } });
      return;
    case "delay":
      await wait(fault.delayMs, undefined, { signal: closing });
      send(await handle());
      return;
  }
}

async function sendTornAnswer(exchange: FaultyExchange): Promise<void> {
  const { request, response, handle, noteStatus, closing } = exchange;
  const { status, headers, body = "" } = await handle();
  const whole = Buffer.from(body);
  noteStatus(status);
  response.writeHead(status, { ...headers, "content-length": whole.length });
  response.flushHeaders();
  response.write(whole.subarray(0, Math.floor(whole.length / 2)));
  await wait(TORN_HALF_MS, undefined, { signal: closing });
  request.socket.resetAndDestroy();
}

function statusAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): SimAnswer {
  if (body === undefined) return { status, headers };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  return { status, headers: { "content-type": type, ...headers }, body: text };
}
