import * as fs from "node:fs";
import * as path from "node:path";
import { SAMPLE_ACTION } from "../../support/action-sources";
import type { TestProject } from "./test-project";

/** What differs between two versions of a sample action. */
export interface SampleVersion {
  readonly description: string;
  /** What the handler answers as its output `tier`; part of the code. */
  readonly tier: string;
}

/**
 * Makes these the actions of a test project, in place of its own: small ones that bundle in no time, and that take the
 * same configuration. Writing them again with another version is an edit of the program.
 */
export function writeSampleActions(
  { folder }: TestProject,
  names: readonly string[],
  version: SampleVersion = { description: "First", tier: "gold" },
): void {
  fs.rmSync(path.join(folder, "action-src", SAMPLE_ACTION), { recursive: true, force: true });
  for (const name of names) {
    const files = {
      "contract.ts": CONTRACT,
      "action.ts": description(name, version),
      "index.ts": handler(version),
    };
    const actionFolder = path.join(folder, "action-src", name);
    fs.mkdirSync(actionFolder, { recursive: true });
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(actionFolder, file), text);
  }
}

const CONTRACT = `import * as z from "zod";

export const inputs = z.object({ id: z.string() });
export const outputs = z.object({ tier: z.string(), note: z.string().optional() });
`;

const description = (
  name: string,
  version: SampleVersion,
) => `import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";

export const action = defineAction({
  name: ${JSON.stringify(name)},
  description: ${JSON.stringify(version.description)},
  runtime: "nodejs18",
  timeoutSeconds: 20,
  contract: { inputs, outputs },
  environment: {
    CRM_CLIENT_ID: { configKey: "crmClientId", kind: "text", purpose: "client id" },
    CRM_CLIENT_SECRET: { configKey: "crmClientSecret", secret: true, kind: "text", purpose: "client secret" },
    CRM_TOKEN_URL: { configKey: "crmAuthUrl", kind: "url", purpose: "token endpoint" },
    CRM_API_BASE_URL: { configKey: "crmBaseUrl", kind: "url", purpose: "base URL" },
  },
  success: {},
  smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: [], shown: [] },
});
`;

const handler = ({ tier }: SampleVersion) => `export = async () => ({ tier: ${JSON.stringify(tier)} });
`;
