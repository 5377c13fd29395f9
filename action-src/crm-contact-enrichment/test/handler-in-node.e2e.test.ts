import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { bundleAction } from "../../../infra/bundle/bundle-action";
import { type CrmSimulator, startCrm } from "../../../sim/crm/start-crm";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { installNode18 } from "../../../test/support/node-18";

const projectRoot = path.resolve(__dirname, "../../..");

interface Execution {
  version: string;
  isFunction: boolean;
  outputs: Record<string, unknown>;
  records: unknown[];
}

describe("the bundle in a bare Node.js process", () => {
  let crm: CrmSimulator;
  let folder: string;

  beforeAll(async () => {
    crm = await startCrm();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "bundle-"));
    const { bytes } = await bundleAction(
      projectRoot,
      path.join(projectRoot, "action-src", "crm-contact-enrichment"),
    );
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      fs.writeFileSync(path.join(folder, name), content);
  }, 60_000);

  afterAll(async () => {
    await crm.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function execute(node: string, inputs: unknown): Promise<Execution> {
    const script = path.join(projectRoot, "test", "e2e", "support", "execute-bundle.js");
    const { stdout } = await promisify(execFile)(
      node,
      [script, path.join(folder, "index.js"), JSON.stringify(inputs)],
      {
        cwd: folder,
        env: {
          CRM_CLIENT_ID: DEVELOPMENT_CREDENTIALS.crm.clientId,
          CRM_CLIENT_SECRET: DEVELOPMENT_CREDENTIALS.crm.clientSecret,
          CRM_TOKEN_URL: crm.tokenUrl,
          CRM_API_BASE_URL: crm.apiBaseUrl,
        },
      },
    );
    return JSON.parse(stdout) as Execution;
  }

  it("holds index.js and nothing else", () => {
    expect(fs.readdirSync(folder)).toEqual(["index.js"]);
  });

  it.each([
    ["18", () => installNode18()],
    [process.versions.node.split(".")[0] ?? "", () => Promise.resolve(process.execPath)],
  ])(
    "enriches a contact under Node.js %s",
    async (major, node) => {
      const { version, isFunction, outputs, records } = await execute(await node(), {
        externalId: "CRM-EXT-98765",
      });

      expect(version).toMatch(new RegExp(`^v${major}\\.`));
      expect(isFunction).toBe(true);
      expect(outputs).toMatchObject({ enrichmentSuccess: true, customerTier: "gold" });
      expect(records.length).toBeGreaterThan(0);
      expect(JSON.stringify(records)).not.toContain(DEVELOPMENT_CREDENTIALS.crm.clientSecret);
    },
    120_000,
  );
});
