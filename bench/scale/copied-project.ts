import * as fs from "node:fs";
import * as path from "node:path";

const SOURCES =
  "Pulumi.yaml package.json package-lock.json tsconfig.json commands foundation infra load providers sim tools";
const ACTION = "crm-contact-enrichment";

/** A copy of the project with copies of its action. */
export interface CopiedProject {
  readonly folder: string;
  /** Brings the number of copies to `count`. */
  readonly setActions: (count: number) => void;
  /** Edits a module that all of them share, so that every bundle is another one. */
  readonly editSharedModule: () => void;
}

/** Copies what deploys; the packages are those of the project. */
export function copyProject(projectRoot: string, work: string): CopiedProject {
  const folder = path.join(work, "project");
  for (const name of SOURCES.split(" "))
    fs.cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  const source = path.join(projectRoot, "action-src");
  const target = path.join(folder, "action-src");
  for (const entry of fs.readdirSync(source, { withFileTypes: true }))
    if (entry.isFile() || entry.name === "runtime")
      fs.cpSync(path.join(source, entry.name), path.join(target, entry.name), { recursive: true });
  fs.symlinkSync(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"));
  let edits = 0;
  return {
    folder,
    setActions: (count) => {
      for (const name of fs.readdirSync(target).filter((one) => one.startsWith("copy-")))
        fs.rmSync(path.join(target, name), { recursive: true });
      for (let index = 0; index < count; index += 1)
        copyAction(path.join(source, ACTION), target, `copy-${index}`);
    },
    editSharedModule: () => {
      edits += 1;
      fs.appendFileSync(
        path.join(target, "runtime", "run", "run-action.ts"),
        `\nconsole.debug("edit ${edits}");\n`,
      );
    },
  };
}

function copyAction(from: string, target: string, name: string): void {
  const folder = path.join(target, name);
  const isNoTest = (file: string): boolean => path.basename(file) !== "test";
  fs.cpSync(from, folder, { recursive: true, filter: isNoTest });
  const file = path.join(folder, "action.ts");
  fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(`name: "${ACTION}"`, `name: "${name}"`));
}
