import * as http from "node:http";
import * as https from "node:https";
import axios from "axios";
import { type HttpTransport, TransportFailure } from "./http-transport";
import { LIMITS } from "../execution/limits";

/** The transport of a warm runtime: one axios instance whose connections stay open between requests. */
export function createAxiosTransport(): HttpTransport {
  const client = axios.create({
    adapter: "http",
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
    // A redirect is an answer like any other, so that the token goes to the configured host alone.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: LIMITS.maxAnswerBytes,
    responseType: "text",
    transformRequest: [],
    transformResponse: [],
    validateStatus: null,
  });

  return async ({ method, url, headers, body }, signal) => {
    try {
      const answer = await client.request<string>({
        method,
        url,
        headers,
        signal,
        ...(body === undefined ? {} : { data: body }),
      });
      return {
        status: answer.status,
        headers: answer.headers as Record<string, string | undefined>,
        body: answer.data,
      };
    } catch (error) {
      // The axios error carries the request with its token; it stops here.
      throw toTransportFailure(error);
    }
  };
}

function toTransportFailure(error: unknown): TransportFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const reason = typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "UNKNOWN";
  if (reason === "ERR_CANCELED") return new TransportFailure("aborted", reason);
  // axios gives an answer that is too long and one that broke off the same code.
  if (reason === "ERR_BAD_RESPONSE") {
    const tooLarge = typeof message === "string" && message.startsWith("maxContentLength");
    return tooLarge
      ? new TransportFailure("too-large", reason)
      : new TransportFailure("connection", "ECONNRESET");
  }
  return new TransportFailure("connection", reason);
}
