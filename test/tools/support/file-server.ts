import * as http from "node:http";
import type { AddressInfo } from "node:net";

export interface FileServer {
  url: string;
  /** The paths asked for, in order. */
  requests: string[];
  close: () => Promise<void>;
}

/** Serves `files` (path → body) on loopback; anything else is a 404. */
export async function serveFiles(files: Record<string, Buffer | string>): Promise<FileServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? "");
    const body = files[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** The address of a port of loopback where nothing listens. */
export async function closedUrl(): Promise<string> {
  const server = await serveFiles({});
  await server.close();
  return server.url;
}
