import * as fs from "node:fs";
import * as path from "node:path";
import { DeployedActions } from "../../../commands/dev/deployed-actions";
import { discoverActions } from "../../../infra/actions/discover-actions";
import type { DataActionsApi } from "../../../providers/platforms/data-actions-api";
import { SAMPLE_ACTION, copyActionSources } from "../../support/action-sources";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const folder = useTemporaryFolder();

it("knows an action whose handler does without the run-time, which nothing repeats or bounds", async () => {
  const projectRoot = path.join(folder(), "project");
  copyActionSources(projectRoot);
  fs.cpSync(path.join(checkout, "foundation"), path.join(projectRoot, "foundation"), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(projectRoot, "node_modules"));
  const [action] = discoverActions(projectRoot, [SAMPLE_ACTION]);
  if (!action) throw new Error("the sample action is not there");
  const api = {
    postAction: () => Promise.resolve({ id: "1" }),
    putAction: () => Promise.resolve({ id: "1" }),
  };
  const deployed = new DeployedActions({
    projectRoot,
    api: api as unknown as DataActionsApi,
    environmentOf: () => ({ values: {}, missing: [] }),
    debuggerPortOf: () => undefined,
  });
  const index = path.join(action.folder, "index.ts");
  const before = fs.readFileSync(index, "utf8");
  try {
    await deployed.deploy(action, new Set());
    const uses = deployed.usesRuntime(SAMPLE_ACTION);
    fs.writeFileSync(index, "export = async () => ({ found: false });\n");
    await deployed.deploy(action, new Set([index]));
    expect([before.includes("createHandler"), uses, deployed.usesRuntime(SAMPLE_ACTION)]).toEqual([
      true,
      true,
      false,
    ]);
  } finally {
    await deployed.close();
  }
});
