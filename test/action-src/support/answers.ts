import type { OutgoingHttpHeaders } from "node:http";
import type { ScriptedAnswer } from "./scripted-server";

/** A complete answer with a JSON body. */
export function json(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): ScriptedAnswer {
  return raw(status, JSON.stringify(value), { "content-type": "application/json", ...headers });
}

/** A complete answer with any body. */
export function raw(status: number, body: string, headers: OutgoingHttpHeaders = {}): ScriptedAnswer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** A status without a body. */
export function status(code: number, headers: OutgoingHttpHeaders = {}): ScriptedAnswer {
  return raw(code, "", headers);
}

/** The token endpoint's answer. */
export function token(accessToken: string, expiresIn: unknown = 3600): ScriptedAnswer {
  return json(200, { access_token: accessToken, token_type: "Bearer", expires_in: expiresIn });
}

/** Takes the request and never answers. */
export const stall: ScriptedAnswer = (_response, onStall) => onStall();

/** Breaks the connection before an answer. */
export const reset: ScriptedAnswer = (response) => response.socket?.resetAndDestroy();

/** Breaks the connection inside the body. */
export const resetInBody: ScriptedAnswer = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"id":"CRM-');
  setImmediate(() => response.socket?.resetAndDestroy());
};

/** Ends the connection properly before the announced length. */
export const tornBody: ScriptedAnswer = (response) => {
  response.writeHead(200, { "content-length": "100" }).write('{"id":"CRM-');
  setImmediate(() => response.socket?.end());
};

/** A body that never stops coming, a byte at a time. */
export const drip: ScriptedAnswer = (response, onStall) => {
  response.writeHead(200, { "content-type": "application/json" }).write("{");
  const timer = setInterval(() => response.write(" "), 1);
  response.on("close", () => clearInterval(timer));
  onStall();
};

/** A body of half a gigabyte, sent as fast as it is taken. */
export function hugeBody(written: { bytes: number }): ScriptedAnswer {
  return (response) => {
    const chunk = Buffer.alloc(65_536, " ");
    response.writeHead(200, { "content-type": "application/json" });
    const pump = () => {
      while (written.bytes < 512 * 1_048_576 && !response.destroyed) {
        written.bytes += chunk.length;
        if (!response.write(chunk)) return response.once("drain", pump);
      }
      return response.end();
    };
    pump();
  };
}
