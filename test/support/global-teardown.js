const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** What Pulumi's own host leaves where a program ends with an error. */
const THE_ENGINES = /^pulumi-node-pipes/;

/**
 * Removes the run's temporary folder, and fails the run where a test left something in it.
 *
 * @throws Error that names what was left
 */
module.exports = () => {
  const folder = os.tmpdir();
  const left = fs.readdirSync(folder).filter((name) => !THE_ENGINES.test(name));
  // In watch mode another run follows.
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = path.dirname(folder);
  fs.rmSync(folder, { recursive: true, force: true });
  if (left.length > 0)
    throw new Error(
      `Tests left in the temporary folder: ${left.join(", ")}. ` +
        "Remove each in the test that makes it (test/support/temporary-folder.ts).",
    );
};
