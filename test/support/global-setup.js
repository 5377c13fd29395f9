const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

/** Gives a run of jest a temporary folder of its own, in which `global-teardown.js` finds what its tests left. */
module.exports = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "jest-"));
  // To be passed through by other accounts: PostgreSQL does not run as root.
  fs.chmodSync(folder, 0o711);
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
};
