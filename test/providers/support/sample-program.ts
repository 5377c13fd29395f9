import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { zipSync } from "fflate";
import { formatContract, type ActionContract } from "../../../providers/contract/contract-text";
import type { Properties } from "../../../providers/properties";
import { formatTrial } from "../../../providers/trial/trial-text";

// Of the test file, not of a test: inputs are also put together while it is loaded.
const folder = mkdtempSync(path.join(tmpdir(), "data-action-bundles-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const assets = new Map<string, Record<string, string>>();

/** The contract of the sample action. */
export const SAMPLE_CONTRACT: ActionContract = {
  inputs: { properties: { id: { type: "string" }, phone: { type: "string" } }, required: ["id"] },
  outputs: { properties: { tier: { type: "string" }, seenAt: { type: "string", format: "date-time" } } },
};

/** {@link SAMPLE_CONTRACT} as the provider handles it. */
export const SAMPLE_CONTRACT_TEXT = formatContract(SAMPLE_CONTRACT);

/** Writes a bundle that answers `tier`, unless it is there, and gives the asset as the engine hands it over. */
export function bundleAsset(tier = "gold"): Record<string, string> {
  const asset = assets.get(tier) ?? writeBundle(tier);
  assets.set(tier, asset);
  return { ...asset };
}

function writeBundle(tier: string): Record<string, string> {
  // CXone calls what is exported, Genesys Cloud its `handler`.
  const answer = `async () => ({ tier: ${JSON.stringify(tier)} })`;
  const source = `module.exports = ${answer}; module.exports.handler = module.exports;`;
  const zip = zipSync({ "index.js": new TextEncoder().encode(source) }, { mtime: new Date(1980, 0, 1) });
  const hash = createHash("sha256").update(zip).digest("hex");
  const file = path.join(folder, `${hash}.zip`);
  writeFileSync(file, zip);
  return {
    "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
    path: file,
    hash,
  };
}

/** The inputs as a program gives them to the provider, `__provider` included. */
export function sampleInputs(overrides: Properties = {}): Properties {
  return {
    name: "lookup",
    description: "Looks the caller up",
    contract: SAMPLE_CONTRACT_TEXT,
    runtime: "nodejs18",
    timeoutSeconds: 20,
    code: bundleAsset(),
    manifest: "index.js 61 B",
    environment: { CRM_CLIENT_ID: "crm-client", CRM_CLIENT_SECRET: "crm-secret-value" },
    fingerprintKey: "",
    tags: { stack: "dev" },
    __provider: "the shim",
    ...overrides,
  };
}

/** The case that a version of the sample program passes whose code answers `tier`. */
export function sampleTrial(tier: string): string {
  return formatTrial({
    inputs: { id: "1" },
    outputs: { type: "object", properties: { tier: { type: "string" } } },
    success: { tier },
    expect: {},
    acceptedErrorCodes: [],
    shown: [],
  });
}
