import * as http from "node:http";
import * as https from "node:https";
import axios from "../../../foundation/axios";
import { toTransportFailure } from "../../../foundation/axios-failure";
import type { HttpTransport } from "../../../foundation/http-transport";
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
      throw toTransportFailure(error);
    }
  };
}
