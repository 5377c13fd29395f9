import * as net from "node:net";
import { endWithEngine } from "../../load/end-with-engine.js";

/** A server that counts who connects, in the engine's place. */
async function startEngine() {
  let connections = 0;
  let whenReached: { count: number; resolve: () => void } | undefined;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined).destroy();
    if (connections >= (whenReached?.count ?? Infinity)) whenReached?.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    connected: (count: number) =>
      new Promise<void>((resolve) => {
        whenReached = { count, resolve };
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe("endWithEngine", () => {
  it("ends when nobody listens at the engine's address any more, and not before", async () => {
    const engine = await startEngine();
    let ends = 0;
    const ended = new Promise<void>((resolve) => {
      endWithEngine(engine.address, {
        intervalMs: 2,
        end: () => {
          ends += 1;
          resolve();
        },
      });
    });
    await engine.connected(5);
    expect(ends).toBe(0);
    await engine.close();
    await ended;
    expect(ends).toBe(1);
  });

  it.each([undefined, "", "up", "example.com:443", "127.0.0.1"])(
    "does nothing when the last argument is %p, which is no engine's address",
    (argument) => {
      const before = process.getActiveResourcesInfo().length;
      endWithEngine(argument, { intervalMs: 1, end: () => undefined });
      expect(process.getActiveResourcesInfo()).toHaveLength(before);
    },
  );
});
