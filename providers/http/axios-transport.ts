import type { AxiosRequestConfig } from "axios";
import type * as axiosModule from "../../foundation/axios";
import { toTransportFailure } from "../../foundation/axios-failure";
import type { HttpAnswer, HttpRequest, HttpTransport } from "../../foundation/http-transport";
import { isLoopback } from "../../foundation/safe-url";

/** 5 MiB of ZIP are 7 MB in base64; the rest of a request is small. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * The {@link HttpTransport} of the provider's process, on axios. axios is loaded at the first request, because a preview makes
 * none and start-up is most of a preview. Redirects are answers like any other, so that a token never travels to another host.
 *
 * @throws TransportFailure where there is no whole answer
 */
export const axiosTransport: HttpTransport = async (request, signal) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at once
  const { default: axios } = require("../../foundation/axios") as typeof axiosModule;
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
    ...dataOf(request),
    // A proxy of the shell's environment is for the outside world.
    ...(isLoopback(new URL(request.url).hostname) ? { proxy: false as const } : {}),
  };
  try {
    const { status, headers, data } = await axios.request<unknown>(config);
    return { status, headers: lowerCased(headers), body: typeof data === "string" ? data : "" };
  } catch (error) {
    throw toTransportFailure(error);
  }
};

/** Bytes go out in one piece: a stream would be sent without a length, which signed upload addresses refuse. */
function dataOf({ body, bytes }: HttpRequest): { readonly data?: string | Buffer } {
  if (bytes !== undefined) return { data: Buffer.from(bytes) };
  return body === undefined ? {} : { data: body };
}

function lowerCased(headers: object): HttpAnswer["headers"] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const),
  );
}
