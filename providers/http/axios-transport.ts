import { createRequire } from "node:module";
import type axiosModule from "axios";
import type { AxiosRequestConfig } from "axios";
import { isLoopback } from "./base-url";
import { TransportFailure, type Transport, type TransportAnswer } from "./transport";

/** 5 MiB of ZIP are 7 MB in base64; the rest of a request is small. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

/**
 * The {@link Transport} on axios. axios is loaded at the first request, because a preview makes none and start-up is
 * most of a preview. Redirects are answers like any other, so that a token never travels to another host.
 *
 * @throws TransportFailure where there is no whole answer
 */
export const axiosTransport: Transport = async (request, signal) => {
  const axios = createRequire(__filename)("axios") as typeof axiosModule;
  const config: AxiosRequestConfig = {
    method: request.method,
    url: request.url,
    headers: { ...request.headers },
    signal,
    maxRedirects: 0,
    maxBodyLength: MAX_REQUEST_BYTES,
    maxContentLength: MAX_ANSWER_BYTES,
    validateStatus: () => true,
    responseType: "text",
    transformResponse: (text: unknown) => text,
    ...(request.body === undefined ? {} : { data: request.body }),
    // A proxy of the shell's environment is for the outside world.
    ...(isLoopback(new URL(request.url).hostname) ? { proxy: false as const } : {}),
  };
  try {
    const { status, headers, data } = await axios.request<unknown>(config);
    return { status, headers: lowerCased(headers), text: typeof data === "string" ? data : "" };
  } catch (error) {
    throw describeFailure(error);
  }
};

function lowerCased(headers: object): TransportAnswer["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const),
  );
}

/** Keeps the system's error code and drops everything else: axios attaches the request with its headers. */
function describeFailure(error: unknown): TransportFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const systemCode = typeof code === "string" ? code : "no code";
  if (systemCode === "ERR_CANCELED") return new TransportFailure("timeout", systemCode);
  if (UNREACHABLE.includes(systemCode)) return new TransportFailure("unreachable", systemCode);
  if (UNTRUSTED.test(systemCode)) return new TransportFailure("untrusted", systemCode);
  if (typeof message === "string" && /max\w+ size|maxContentLength|maxBodyLength/.test(message)) {
    return new TransportFailure("too-large", systemCode);
  }
  return new TransportFailure("broken", systemCode);
}
