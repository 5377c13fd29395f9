import type { BuildOptions, Plugin } from "esbuild";
import * as fs from "node:fs";
import * as path from "node:path";
import { GENESYS_CAPABILITIES } from "../../providers/platforms/genesys-cloud/capabilities";

/**
 * How an action is compiled for Genesys Cloud, beside what all platforms share: `process.env` is the environment that
 * an execution brings (`actionEnvironment`, a parameter of the function around the code), and the handler's times follow
 * the platform's limit. Both are put in from outside, so that an action and the run-time know nothing of platforms, and
 * their bundle for CXone holds nothing of this one.
 */
export function genesysCloudOptions(projectRoot: string): Pick<BuildOptions, "define" | "plugins"> {
  const { timeoutSeconds } = GENESYS_CAPABILITIES.limits;
  return {
    define: { "process.env": "actionEnvironment", PLATFORM_TIMEOUT_SECONDS: String(timeoutSeconds.max) },
    plugins: [runActionOfGenesysCloud(fs.realpathSync(projectRoot))],
  };
}

/** Takes `genesys-cloud/run-action` wherever a module but that one imports `run/run-action`. */
function runActionOfGenesysCloud(projectRoot: string): Plugin {
  const runtime = path.join(projectRoot, "action-src", "runtime");
  const original = path.join(runtime, "run", "run-action");
  const substitute = path.join(runtime, "genesys-cloud", "run-action.ts");
  return {
    name: "run-action-of-genesys-cloud",
    setup(build) {
      build.onResolve({ filter: /\/run-action(\.ts)?$/ }, ({ path: asked, resolveDir, importer }) => {
        const isOriginal = path.resolve(resolveDir, asked).replace(/\.ts$/, "") === original;
        return isOriginal && importer !== substitute ? { path: substitute } : undefined;
      });
    },
  };
}
