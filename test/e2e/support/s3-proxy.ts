import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in front of an S3 server, counts what is sent and sets its clock. */
export interface S3Proxy {
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** How many objects were sent. */
  readonly puts: () => number;
  /** From now on the server's clock is so far ahead of the times that its objects were written. */
  readonly setAheadMs: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** @param target the server's endpoint */
export async function startS3Proxy(target: string): Promise<S3Proxy> {
  let puts = 0;
  let aheadMs = 0;
  const server = http.createServer((request, response) => {
    if (request.method === "PUT") puts += 1;
    const { method, headers, url } = request;
    const forwarded = http.request(`${target}${url}`, { method, headers }, (answer) => {
      const date = new Date(Date.now() + aheadMs).toUTCString();
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
      answer.pipe(response);
    });
    request.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    puts: () => puts,
    setAheadMs: (ms) => (aheadMs = ms),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
