import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { credentialsFileIn, simulatorCredentials } from "../../sim/simulator-credentials";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "credentials-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe("simulatorCredentials", () => {
  it("makes random ones once for each data folder, for its owner alone", () => {
    const dataDir = path.join(folder, "new", "data");
    const made = simulatorCredentials(dataDir);
    expect(simulatorCredentials(dataDir)).toEqual(made);
    const secrets = [made, simulatorCredentials(folder)].flatMap(({ cxone, crm, genesysCloud }) => [
      cxone.clientSecret,
      crm.clientSecret,
      genesysCloud.clientSecret,
    ]);
    expect(new Set(secrets).size).toBe(6);
    expect(Math.min(...secrets.map(({ length }) => length))).toBeGreaterThanOrEqual(32);
    expect([modeOf(dataDir), modeOf(credentialsFileIn(dataDir))]).toEqual([0o700, 0o600]);
    expect(readdirSync(dataDir)).toEqual(["credentials.json"]);
  });

  it("takes those of the environment instead, an empty one not", () => {
    const made = simulatorCredentials(folder);
    const environment = {
      SIM_CXONE_CLIENT_ID: "id",
      SIM_CRM_CLIENT_SECRET: "s",
      SIM_CRM_CLIENT_ID: "",
      SIM_GENESYS_CLIENT_ID: "g",
    };
    expect(simulatorCredentials(folder, environment)).toEqual({
      cxone: { ...made.cxone, clientId: "id" },
      crm: { ...made.crm, clientSecret: "s" },
      genesysCloud: { ...made.genesysCloud, clientId: "g" },
    });
  });

  it("gives a file from before there was a Genesys Cloud simulator its client, once, and keeps the others", () => {
    const { genesysCloud: _made, ...before } = simulatorCredentials(folder);
    writeFileSync(credentialsFileIn(folder), JSON.stringify(before));
    const completed = simulatorCredentials(folder);
    expect(completed).toEqual({
      ...before,
      genesysCloud: { clientId: "genesys-simulator", clientSecret: expect.stringMatching(/^[\w-]{32,}$/) },
    });
    expect(JSON.parse(readFileSync(credentialsFileIn(folder), "utf8"))).toEqual(completed);
    expect(modeOf(credentialsFileIn(folder))).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["credentials.json"]);
  });

  it("closes a file that others could read", () => {
    simulatorCredentials(folder);
    chmodSync(credentialsFileIn(folder), 0o644);
    simulatorCredentials(folder);
    expect(modeOf(credentialsFileIn(folder))).toBe(0o600);
  });

  it("throws SIM_DATA_DIR_UNUSABLE, which names the folder, where that is a file or its credentials a dangling link", () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    const dangling = path.join(folder, "dangling");
    mkdirSync(dangling);
    symlinkSync(path.join(folder, "nowhere"), credentialsFileIn(dangling));
    for (const dataDir of [file, path.join(file, "below"), dangling]) {
      const read = () => simulatorCredentials(dataDir);
      expect(read).toThrow(expect.objectContaining({ code: "SIM_DATA_DIR_UNUSABLE" }) as Error);
      expect(read).toThrow(`${dataDir} failed`);
    }
  });

  it.each(["", "{}", '{"cxone":{"clientId":"a","clientSecret":""},"crm":{}}'])(
    "throws SIM_CREDENTIALS_INVALID, which names the file, when it holds %j",
    (text) => {
      writeFileSync(credentialsFileIn(folder), text);
      const read = () => simulatorCredentials(folder);
      expect(read).toThrow(expect.objectContaining({ code: "SIM_CREDENTIALS_INVALID" }) as Error);
      expect(read).toThrow(credentialsFileIn(folder));
    },
  );
});
