import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { pulumiEnvironment } from "../../../tools/pulumi-environment.js";
import { createTestProject, type TestProject } from "../../e2e/support/test-project";
import { deleteByHand, editByHand } from "./edit-by-hand";

const name = "crm-contact-enrichment";
const action = `action-src/${name}/action.ts`;
const contract = `action-src/${name}/contract.ts`;

/**
 * Records the fixtures beside this file from the real engine, after a change of the engine's version or of the resource:
 * `node load/run.js test/commands/review/record-fixtures.ts`.
 */
export async function main(): Promise<void> {
  const project = await createTestProject({ action: name });
  const record = (fixture: string, ...args: string[]) => recordPreview(project, fixture, args);
  try {
    await record("create");
    await project.pulumiOk("up", "--yes");
    await record("nothing");
    await record(
      "replace",
      "--replace",
      `urn:pulumi:test::cxone-data-actions::pulumi-nodejs:dynamic/cxone:DataAction::${name}`,
    );

    project.edit(`action-src/${name}/index.ts`, /$/, '\nconsole.debug("edited");\n');
    project.edit(action, "timeoutSeconds: 30", "timeoutSeconds: 29");
    project.edit(contract, "errorDetails:", "crmSegment: z.string().optional(),\n  errorDetails:");
    await project.setSecret("crmClientSecret", `rotated-${project.secrets.crmClientSecret}`);
    await record("update");

    project.edit(contract, "customerTier:", "customerLevel:");
    project.edit(contract, "enrichmentSuccess: z.boolean()", "enrichmentSuccess: z.string()");
    await record("breaking-refused");
    await project.pulumiOk("config", "set", "--path", "allowBreakingContract[0]", name);
    await record("breaking-allowed");

    restore(project);
    await project.pulumiOk("config", "rm", "allowBreakingContract");
    await project.setSecret("crmClientSecret", project.secrets.crmClientSecret);
    await project.pulumiOk("config", "set", "unknownKey", "x");
    await record("configuration-invalid");
    await project.pulumiOk("config", "rm", "unknownKey");

    await editByHand(project, { description: "Edited by hand", environment: { CRM_CLIENT_ID: "test-crm" } });
    await record("drift", "--expect-no-changes");
    await deleteByHand(project);
    await record("gone");
    fs.rmSync(path.join(project.folder, "action-src", name), { recursive: true });
    for (const key of ["crmAuthUrl", "crmBaseUrl", "crmClientId", "crmClientSecret"])
      await project.pulumiOk("config", "rm", key);
    await record("delete", "--refresh=false");
  } finally {
    await project.close();
  }
}

/** Undoes every edit of a source file. */
function restore({ folder }: TestProject): void {
  const source = path.join("action-src", name);
  fs.cpSync(path.resolve(__dirname, "../../..", source), path.join(folder, source), { recursive: true });
}

async function recordPreview(project: TestProject, fixture: string, more: readonly string[]): Promise<void> {
  const args = ["preview", "--json", "--refresh", "--non-interactive", ...more];
  const { command, env } = pulumiEnvironment({ cwd: project.folder, args, env: project.environment });
  // A refused preview prints its document as well.
  const { stdout } = await promisify(execFile)(command, args, { cwd: project.folder, env }).catch(
    (error: { stdout: string }) => error,
  );
  const document = JSON.stringify(trimmed(JSON.parse(stdout) as Recorded), null, 2);
  fs.writeFileSync(path.join(__dirname, "fixtures", `${fixture}.json`), `${document}\n`);
}

interface Recorded {
  readonly steps?: readonly Record<string, unknown>[];
  readonly diagnostics?: unknown;
}

/** What a review reads and no more: the rest names folders of the machine. */
function trimmed({ steps = [], diagnostics }: Recorded): unknown {
  return {
    steps: steps.map(({ op, urn, oldState, newState }) => ({
      op,
      urn,
      // A refresh is printed before it happened: both states are the recorded one.
      oldState: trimmedState(oldState),
      newState: op === "refresh" ? undefined : trimmedState(newState),
    })),
    diagnostics,
  };
}

function trimmedState(state: unknown): unknown {
  if (typeof state !== "object" || state === null) return undefined;
  const { type, inputs, outputs } = state as Record<string, Record<string, unknown> | undefined>;
  const without = (properties: Record<string, unknown> = {}) =>
    Object.fromEntries(Object.entries(properties).filter(([key]) => key !== "__provider"));
  return { type, inputs: without(inputs), outputs: without(outputs) };
}
