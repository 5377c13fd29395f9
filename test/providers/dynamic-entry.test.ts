import { execFileSync } from "node:child_process";
import * as path from "node:path";

const root = path.join(__dirname, "../..");

/** Evaluates the shim as the provider host does, in a process whose working directory is beside `providers`. */
const SCRIPT = `
  const Module = require("node:module");
  const { loadTypeScript } = require("../load/load-typescript.js");
  const { PROVIDER_SHIM } = loadTypeScript(require("node:path").resolve("../providers/provider-shim.ts"));
  const evaluated = new Module("", module);
  evaluated._compile(PROVIDER_SHIM, "");
  const provider = evaluated.exports.handler();
  (async () => {
    await provider.configure({ config: { get: () => undefined } });
    const { changes } = await provider.diff("id", {}, {});
    const failure = await provider.read("id", {}).catch((error) => error.code);
    const loaded = Object.keys(require.cache).filter((file) => /node_modules.(@pulumi|axios)/.test(file));
    console.log(JSON.stringify({ changes, failure, loaded }));
  })();
`;

describe("dynamic-entry", () => {
  it("serves the shim without loading Pulumi or axios when no call is made", () => {
    const output = execFileSync(process.execPath, ["-e", SCRIPT], {
      cwd: path.join(root, "tools"),
      env: { PATH: process.env["PATH"] },
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual({ changes: false, failure: "CONFIGURATION_INVALID", loaded: [] });
  });
});
