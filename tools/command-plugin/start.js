// What the plugin's launcher runs: the bundled stand-in, with the machine's own form of its code as an earlier start left it.
// That is half of its start, which every preview waits for. V8 refuses what another version of Node.js left, but does not see
// that a file is damaged, and crashes: so a hash stands before the code.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { setTimeout } = require("node:timers");
const { Script } = require("node:vm");

/** By then a plugin has been asked everything that a preview asks, and so compiled what answers. */
const KEEP_AFTER_MS = 1_000;

/** Of a SHA-256. */
const HASH_BYTES = 32;

const file = path.join(__dirname, "command-plugin.js");
const keptFile = path.join(__dirname, "command-plugin.v8");

const cachedData = readKept();
const script = new Script(Module.wrap(fs.readFileSync(file, "utf8")), {
  filename: file,
  ...(cachedData && { cachedData }),
});
if (!cachedData || script.cachedDataRejected) setTimeout(keep, KEEP_AFTER_MS).unref();
script.runInThisContext()(exports, require, module, file, __dirname);

function readKept() {
  try {
    const kept = fs.readFileSync(keptFile);
    const code = kept.subarray(HASH_BYTES);
    return hashOf(code).equals(kept.subarray(0, HASH_BYTES)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Other plugins may be started in the meantime: they find a whole file, or none. */
function keep() {
  const partial = `${keptFile}.${process.pid}`;
  try {
    const code = script.createCachedData();
    fs.writeFileSync(partial, Buffer.concat([hashOf(code), code]));
    fs.renameSync(partial, keptFile);
  } catch {
    // A folder that cannot be written to: the next start takes its time.
  }
}

/** @param {Uint8Array} code */
function hashOf(code) {
  return createHash("sha256").update(code).digest();
}
