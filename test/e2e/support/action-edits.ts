import * as fs from "node:fs";
import * as path from "node:path";
import { SAMPLE_ACTION } from "../../support/action-sources";
import type { TestProject } from "./test-project";

/** The action of the project that the edits are made to. */
export const ACTION = SAMPLE_ACTION;

const folder = `action-src/${ACTION}`;

/** An edit of code: the bundle minifies, so it has to be a statement that stays. */
export function editHandler({ edit }: TestProject, text: string): void {
  edit(`${folder}/index.ts`, /$/, `\nconsole.debug(${JSON.stringify(text)});\n`);
}

/** An edit of the contract that breaks no flow: another output, which the handler never gives. */
export function addOutput({ edit }: TestProject, name: string): void {
  edit(`${folder}/contract.ts`, "export const outputs = z.object({", `$&\n  ${name}: z.string().optional(),`);
}

/** Makes the handler throw whatever it is given, which no smoke test accepts; returns what puts it back. */
export function breakHandler(project: TestProject): () => void {
  const file = path.join(project.folder, folder, "index.ts");
  const before = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, 'export = async () => Promise.reject(new Error("broken on purpose"));\n');
  return () => fs.writeFileSync(file, before);
}
