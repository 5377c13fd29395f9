import * as fs from "node:fs";
import * as path from "node:path";

const checkout = path.resolve(__dirname, "../..");

/** The tests' own action: so that they run whatever actions the checkout has. */
export const SAMPLE_ACTION = "contact-lookup";

/**
 * Writes an `action-src` with one action into `folder`: what the checkout's actions share, and the tests' own action.
 *
 * @param action an action of the checkout, or of its examples, to have instead of {@link SAMPLE_ACTION}
 */
export function copyActionSources(folder: string, action?: string): void {
  const source = path.join(checkout, "action-src");
  for (const entry of fs.readdirSync(source, { withFileTypes: true }))
    if (!entry.isDirectory() || entry.name === "runtime")
      fs.cpSync(path.join(source, entry.name), path.join(folder, "action-src", entry.name), {
        recursive: true,
      });
  const name = action ?? SAMPLE_ACTION;
  const from = [source, path.join(checkout, "examples"), path.join(checkout, "test/sample-actions")]
    .map((room) => path.join(room, name))
    .find((each) => fs.existsSync(each));
  if (from === undefined) throw new Error(`The checkout has no action ${name}.`);
  fs.cpSync(from, path.join(folder, "action-src", name), { recursive: true });
}
