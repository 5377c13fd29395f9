import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { SampleVersion } from "./sample-actions";
import type { TestProject } from "./test-project";

interface ExportedResource {
  readonly type: string;
  readonly id: string;
  readonly outputs: { readonly name: string; readonly version: number };
}

/**
 * The invariant of every fault: CXone has exactly one action for each resource, with the program's content and secrets;
 * the state knows its id and version; and nobody finds anything left to do.
 */
export async function expectConverged(
  project: TestProject,
  names: readonly string[],
  version: SampleVersion,
): Promise<void> {
  const live = project.cxone.actions.list();
  const environment = {
    CRM_CLIENT_ID: "test-crm",
    CRM_CLIENT_SECRET: project.secrets.crmClientSecret,
    CRM_TOKEN_URL: project.crm.tokenUrl,
    CRM_API_BASE_URL: project.crm.apiBaseUrl,
  };
  expect(
    live.map(({ name, description, codeSha256, environment }) => ({
      name,
      description,
      codeSha256,
      environment,
    })),
  ).toEqual(
    [...names].sort().map((name) => ({
      name,
      description: version.description,
      codeSha256: bundleSha256(project, name),
      environment,
    })),
  );
  expect(await recordedActions(project)).toEqual(
    live.map(({ id, name, version }) => ({ id, name, version })),
  );
  await project.pulumiOk("preview", "--refresh", "--expect-no-changes");
}

/** The data actions that the state knows, by name. */
export async function recordedActions(
  project: TestProject,
): Promise<{ id: string; name: string; version: number }[]> {
  const { deployment } = JSON.parse(await project.pulumiOk("stack", "export")) as {
    deployment: { resources?: ExportedResource[] };
  };
  return (deployment.resources ?? [])
    .filter(({ type }) => type.endsWith(":DataAction"))
    .map(({ id, outputs: { name, version } }) => ({ id, name, version }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function bundleSha256({ folder }: TestProject, name: string): string {
  const zip = fs.readFileSync(path.join(folder, ".build", "test", `${name}.zip`));
  return createHash("sha256").update(zip).digest("hex");
}
