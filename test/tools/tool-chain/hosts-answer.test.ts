import * as net from "node:net";
import { hostsAnswer } from "../../../tools/tool-chain/hosts-answer";
import { closedUrl, serveFiles } from "../support/file-server";

describe("hostsAnswer", () => {
  it("is true when one of them answers, an error too", async () => {
    const server = await serveFiles({});
    expect(await hostsAnswer([await closedUrl(), server.url])).toBe(true);
    await server.close();
  });

  it("is false when none can be reached", async () => {
    expect(await hostsAnswer([await closedUrl()])).toBe(false);
  });

  it("is false when the time is over before one answers", async () => {
    const sockets: net.Socket[] = [];
    const silent = net.createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as net.AddressInfo;
    expect(await hostsAnswer([`http://127.0.0.1:${port}`], 5)).toBe(false);
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => silent.close(resolve));
  });
});
