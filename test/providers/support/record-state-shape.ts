import * as fs from "node:fs";
import * as path from "node:path";
import { writeSampleActions } from "../../e2e/support/sample-actions";
import { createTestProject } from "../../e2e/support/test-project";

/** How the engine writes a secret in `pulumi stack export --show-secrets`. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * Records the state that the present version leaves behind, from the real engine, as the provider host hands it over:
 * `node load/run.js test/providers/support/record-state-shape.ts FILE.json` (test/providers/fixtures/README.md).
 */
export async function main([file]: string[]): Promise<void> {
  if (!file) throw new Error("Name the file to write.");
  const project = await createTestProject();
  try {
    // What is recorded is public: nothing in it may be a secret of anybody.
    await project.setSecret("crmClientSecret", "not-a-secret");
    await project.pulumiOk("config", "set", "crmAuthUrl", "https://crm.example.com/oauth/token");
    await project.pulumiOk("config", "set", "crmBaseUrl", "https://crm.example.com/api");
    await project.pulumiOk("config", "set", "smokeTest", "false");
    writeSampleActions(project, ["lookup"], { description: "Looks the caller up", tier: "gold" });
    await project.pulumiOk("up", "--yes", "--skip-preview");
    const { deployment } = JSON.parse(await project.pulumiOk("stack", "export", "--show-secrets")) as {
      deployment: { resources: { urn: string; id: string; inputs: unknown; outputs: unknown }[] };
    };
    const resource = deployment.resources.find(({ urn }) => urn.endsWith("::lookup"));
    const zip = fs.readFileSync(path.join(project.folder, ".build", "test", "lookup.zip"));
    const { id, inputs, outputs } = resource ?? {};
    const recorded = {
      id,
      inputs: unwrap(inputs),
      outputs: unwrap(outputs),
      codeBase64: zip.toString("base64"),
    };
    fs.writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
  } finally {
    await project.close();
  }
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== "object" || value === null) return value;
  const { [SIGNATURE]: signature, plaintext } = value as Record<string, unknown>;
  if (signature === SECRET) return unwrap(JSON.parse(plaintext as string));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unwrap(part)]));
}
