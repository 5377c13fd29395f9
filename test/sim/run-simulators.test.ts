import { execSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { DEVELOPMENT_CREDENTIALS } from "../../sim/development-credentials";
import { formatRequest } from "../../sim/main";
import { readSettings, runSimulators } from "../../sim/run-simulators";
import type { SimulatorCredentials } from "../../sim/simulator-credentials";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "run-simulators-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const freePorts = { cxonePort: 0, crmPort: 0, genesysPort: 0 };
const health = async (url: string) => (await fetch(`${url}/sim/health`)).json();

/** Runs `sim/main.ts` as `npm run sim` does, until it has printed its URLs or ended. */
function runMain(environment: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(__dirname, "../../load/run.js"), "sim/main.ts"], {
    env: {
      ...process.env,
      SIM_DATA_DIR: dataDir,
      SIM_CXONE_PORT: "0",
      SIM_CRM_PORT: "0",
      SIM_GENESYS_PORT: "0",
      ...environment,
    },
  });
  const output = { text: "" };
  const started = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output.text += String(chunk);
        if (output.text.includes("Ctrl-C")) resolve();
      });
    }
  });
  // "close", not "exit": only then has all output arrived.
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output, started, ended };
}

describe("readSettings", () => {
  it("has the documented defaults", () => {
    expect(readSettings({}, "/project")).toEqual({
      cxonePort: 18080,
      crmPort: 18081,
      genesysPort: 18082,
      dataDir: path.join("/project", ".sim"),
    });
  });

  it("takes a relative SIM_DATA_DIR from the project's folder", () => {
    const { dataDir } = readSettings({ SIM_DATA_DIR: "data/sim" }, "/project");
    expect(dataDir).toBe(path.resolve("/project/data/sim"));
  });

  it.each(["http", "-1", "65536", "1.5"])("throws SIM_PORT_INVALID when a port is %s", (port) => {
    const read = () => readSettings({ SIM_CRM_PORT: port }, "/project");
    expect(read).toThrow(expect.objectContaining({ code: "SIM_PORT_INVALID" }) as Error);
    expect(read).toThrow("SIM_CRM_PORT");
  });
});

describe("runSimulators", () => {
  it("starts all, and none when the last port is in use", async () => {
    const first = await runSimulators({ ...freePorts, dataDir });
    try {
      const owner = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
      const belongsTo = { owner, dataDir: realpathSync(dataDir) };
      const urls = [first.cxone.url, first.crm.url, first.genesys.url, first.genesys.uploadUrl];
      expect(await Promise.all(urls.map(health))).toEqual([
        { service: "cxone-sim", ...belongsTo },
        { service: "crm-sim", ...belongsTo },
        { service: "genesys-cloud-sim", ...belongsTo },
        { service: "genesys-upload-sim", ...belongsTo },
      ]);
      const again = runSimulators({ ...freePorts, genesysPort: first.genesys.port, dataDir });
      await expect(again).rejects.toMatchObject({ code: "SIM_PORT_IN_USE" });
      await expect(again).rejects.toThrow(`port ${first.genesys.port}`);
    } finally {
      await first.close();
    }
  });
});

describe("runSimulators, without credentials of the caller's own", () => {
  it("lets in those of the data folder and nobody else", async () => {
    const running = await runSimulators({ ...freePorts, dataDir });
    const { cxone, genesys, credentials } = running;
    try {
      const sign = async (
        url: string,
        { clientId, clientSecret }: { clientId: string; clientSecret: string },
      ) => {
        const pair = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
        const body = new URLSearchParams({ grant_type: "client_credentials" });
        const headers = { authorization: `Basic ${pair}` };
        return (await fetch(`${url}/oauth/token`, { method: "POST", body, headers })).status;
      };
      const statuses = [
        await sign(cxone.url, credentials.cxone),
        await sign(cxone.url, DEVELOPMENT_CREDENTIALS.cxone),
        await sign(genesys.loginUrl, credentials.genesysCloud),
        await sign(genesys.loginUrl, DEVELOPMENT_CREDENTIALS.genesysCloud),
      ];
      expect(statuses).toEqual([200, 401, 200, 401]);
    } finally {
      await running.close();
    }
  });
});

describe("formatRequest", () => {
  const entry = { service: "crm-sim", time: "T", method: "GET", path: "/contacts/a" };

  it("says status and duration, or that there was no answer", () => {
    expect(formatRequest({ ...entry, status: 200, durationMs: 3 })).toBe(
      "T crm-sim GET /contacts/a 200 in 3 ms",
    );
    expect(formatRequest({ ...entry, status: null, durationMs: null, fault: "stall" })).toBe(
      "T crm-sim GET /contacts/a no answer [fault: stall]",
    );
  });
});

describe("formatRequest, given a path with a query", () => {
  it("shows no value of it", () => {
    const path = "/contacts?phoneNumber=%2B15550199822";
    const line = formatRequest({
      service: "crm-sim",
      time: "T",
      method: "GET",
      path,
      status: 200,
      durationMs: 3,
    });
    expect(line).toBe("T crm-sim GET /contacts?phoneNumber=*** 200 in 3 ms");
  });
});

describe("main", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "prints the URLs and exits with 0 when it gets %s",
    async (signal) => {
      const { child, output, started, ended } = runMain({});
      await started;
      const [cxoneUrl = "", crmUrl = "", genesysUrl = ""] =
        output.text.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
      expect(await Promise.all([cxoneUrl, crmUrl, genesysUrl].map(health))).toMatchObject([
        { service: "cxone-sim" },
        { service: "crm-sim" },
        { service: "genesys-cloud-sim" },
      ]);
      expect((await fetch(`${crmUrl}/contacts/a`)).status).toBe(401);
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(output.text).toContain("crm-sim GET /contacts/a 401");
    },
  );

  it("prints where the credentials are and commands that use them, and no secret", async () => {
    const { child, output, started, ended } = runMain({});
    await started;
    child.kill();
    await ended;
    const file = path.join(dataDir, "credentials.json");
    const { cxone, crm, genesysCloud } = JSON.parse(readFileSync(file, "utf8")) as SimulatorCredentials;
    expect(output.text).toContain(file);
    for (const { clientSecret } of [cxone, crm, genesysCloud])
      expect(output.text).not.toContain(clientSecret);
    for (const [of, { clientSecret }] of Object.entries({ crm, genesysCloud })) {
      const [pick = ""] = new RegExp(`node -p '[^']*${of}\\.clientSecret'`).exec(output.text) ?? [];
      expect(execSync(pick, { encoding: "utf8" }).trim()).toBe(clientSecret);
    }
    for (const line of [
      "platform genesys-cloud",
      "genesysBaseUrl http://127.0.0.1:",
      "--secret genesysClientSecret",
    ])
      expect(output.text).toContain(line);
  });

  it("exits with 1 after one line that names the port when it is in use", async () => {
    const running = await runSimulators({ ...freePorts, dataDir });
    try {
      const { output, ended } = runMain({ SIM_CXONE_PORT: String(running.cxone.port) });
      expect(await ended).toBe(1);
      expect(output.text.trim().split("\n")).toHaveLength(1);
      expect(output.text).toContain(`port ${running.cxone.port}`);
      expect(output.text).toContain("SIM_CXONE_PORT");
    } finally {
      await running.close();
    }
  });
});
