import * as fs from "node:fs";
import * as path from "node:path";
import { bundleAction } from "../../../infra/bundle/bundle-action";
import { copyActionSources } from "../../support/action-sources";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const folder = useTemporaryFolder();
const action = () => path.join(folder(), "action-src", "order-status");

beforeEach(() => {
  copyActionSources(folder(), "order-status");
  for (const name of ["foundation", "sim", "load"])
    fs.cpSync(path.join(checkout, name), path.join(folder(), name), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder(), "node_modules"));
});

describe("bundleAction, of an action with a simulated backend", () => {
  it("takes nothing of it into the bundle", async () => {
    const { manifest } = await bundleAction(folder(), action());
    expect(manifest).toContain("module action-src/order-status/handler.ts ");
    expect(manifest).not.toMatch(/\bsim\b/);
  });

  it.each([
    ["action-src/order-status/sim.ts", "./sim"],
    ["sim/http/message.ts", "../../sim/http/message"],
  ])("refuses a handler that imports %s", async (file, specifier) => {
    fs.appendFileSync(path.join(action(), "handler.ts"), `\nimport "${specifier}";\n`);
    await expect(bundleAction(folder(), action())).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringContaining(`its code imports ${file}, which is for laptops and tests alone`),
    });
  });
});
