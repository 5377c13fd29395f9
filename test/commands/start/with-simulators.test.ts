import * as fs from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { type RunningSimulators, withSimulators } from "../../../commands/start/with-simulators";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import { runSimulators, type Simulators } from "../../../sim/run-simulators";

let work: string;
let running: Simulators[];
beforeEach(() => {
  work = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "with-simulators-")));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.close()));
  fs.rmSync(work, { recursive: true, force: true });
});

/** Simulators of a checkout, as `npm run sim` starts them there. */
async function runSim(checkout: string): Promise<Simulators> {
  const simulators = await runSimulators({
    cxonePort: 0,
    crmPort: 0,
    dataDir: path.join(work, checkout, ".sim"),
  });
  running.push(simulators);
  return simulators;
}

/** What `npm start` of a checkout works with when the shell names these ports. */
async function startIn(checkout: string, ports: { cxone: number; crm: number }) {
  const said: string[] = [];
  const environment = { SIM_CXONE_PORT: String(ports.cxone), SIM_CRM_PORT: String(ports.crm) };
  let used: RunningSimulators | undefined;
  await withSimulators(
    path.join(work, checkout),
    environment,
    (line) => said.push(line),
    async (simulators) => {
      used = simulators;
      const cxone = connectToCxone({ baseUrl: simulators.cxoneUrl, ...simulators.credentials.cxone });
      await expect(cxone.findActionsByName("none")).resolves.toEqual([]);
    },
  );
  return { used, said: said.join("\n") };
}

describe("withSimulators", () => {
  it("uses the running simulators when they are this checkout's, and leaves them running", async () => {
    const { cxone, crm } = await runSim("one");
    const { used, said } = await startIn("one", { cxone: cxone.port, crm: crm.port });
    expect(used).toMatchObject({ cxoneUrl: cxone.url, crmUrl: crm.url });
    expect(said).toContain("run already");
    expect((await fetch(`${cxone.url}/sim/health`)).status).toBe(200);
  });

  it("starts its own on free ports, and says whose hold the others, when another checkout's simulators run", async () => {
    const { cxone, crm } = await runSim("one");
    const { used, said } = await startIn("two", { cxone: cxone.port, crm: crm.port });
    expect(used?.cxoneUrl).not.toBe(cxone.url);
    expect(used?.crmUrl).not.toBe(crm.url);
    expect(said).toContain(path.join(work, "one", ".sim"));
    expect(said).toContain("SIM_CXONE_PORT");
    expect(cxone.log.entries).toEqual([]);
    await expect(fetch(`${used?.cxoneUrl}/sim/health`)).rejects.toThrow("fetch failed");
  });

  it("starts its own on free ports when this checkout's run with other credentials", async () => {
    const { cxone, crm } = await runSim("one");
    fs.rmSync(path.join(work, "one", ".sim"), { recursive: true });
    const { used } = await startIn("one", { cxone: cxone.port, crm: crm.port });
    expect(used?.cxoneUrl).not.toBe(cxone.url);
  });

  it("starts its own on free ports when another program holds one", async () => {
    const server = createServer((_request, response) => response.end("null"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const { used, said } = await startIn("one", { cxone: 0, crm: port });
      expect(used?.crmUrl).not.toContain(String(port));
      expect(said).toContain("another program");
    } finally {
      server.close();
    }
  });

  it("waits for another one of the same checkout, whose simulators would end under it", async () => {
    const events: string[] = [];
    const start = (name: string) =>
      withSimulators(
        path.join(work, "one"),
        { SIM_CXONE_PORT: "0", SIM_CRM_PORT: "0" },
        (line) => events.push(line),
        async ({ cxoneUrl }) => {
          events.push(`${name} begins`);
          expect((await fetch(`${cxoneUrl}/sim/health`)).status).toBe(200);
          events.push(`${name} ends`);
        },
      );
    await Promise.all([start("first"), start("second")]);
    const works = events.filter((event) => / (begins|ends)$/.test(event));
    expect(works).toEqual(["first begins", "first ends", "second begins", "second ends"]);
    expect(events).toContain(
      `Waiting for another npm start of this checkout to end (process ${process.pid}).`,
    );
  });
});
