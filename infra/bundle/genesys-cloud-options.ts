import type { BuildOptions, Plugin } from "esbuild";
import * as fs from "node:fs";
import * as path from "node:path";
import { GENESYS_CAPABILITIES } from "../../providers/platforms/genesys-cloud/capabilities";

/**
 * How an action is compiled for Genesys Cloud, beside what all platforms share: the module `process` is that of the execution
 * (its global is a parameter of the function around the code, genesys-cloud-module.ts), and the handler's times follow the
 * platform's limit. Both are put in from outside, so that an action and the run-time know nothing of platforms, and
 * their bundle for CXone holds nothing of this one.
 */
export function genesysCloudOptions(projectRoot: string): Pick<BuildOptions, "define" | "plugins"> {
  const { timeoutSeconds } = GENESYS_CAPABILITIES.limits;
  return {
    define: { PLATFORM_TIMEOUT_SECONDS: String(timeoutSeconds.max) },
    plugins: [processOfExecution(projectRoot), runActionOfGenesysCloud(fs.realpathSync(projectRoot))],
  };
}

/** Takes `genesys-cloud/process` wherever a module, of a package too, imports `process` of Node.js. */
function processOfExecution(projectRoot: string): Plugin {
  const substitute = path.join(projectRoot, "action-src", "runtime", "genesys-cloud", "process.ts");
  return {
    name: "process-of-execution",
    setup(build) {
      build.onResolve({ filter: /^(node:)?process$/ }, () => ({ path: substitute }));
    },
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
