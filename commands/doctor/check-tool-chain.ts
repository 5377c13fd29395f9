import satisfies from "semver/functions/satisfies";
import { installedCommandPlugin } from "../../tools/tool-chain/command-plugin.js";
import { findToolChain } from "../../tools/tool-chain/ensure-tool-chain.js";
import { engines } from "../../package.json";
import { failure, type Finding } from "./finding";

const AREA = "tool chain";
const SET_UP = "Run npm run setup.";

/**
 * Node.js, the Pulumi CLI and the command plugin, without starting or installing anything.
 *
 * @param nodeVersion for example `v20.19.0`
 */
export function* checkToolChain(
  environment: NodeJS.ProcessEnv,
  nodeVersion: string = process.version,
): Generator<Finding, void> {
  if (satisfies(nodeVersion, engines.node))
    yield { area: AREA, status: "ok", seen: `Node.js ${nodeVersion}.` };
  else {
    const seen = `Node.js is ${nodeVersion}, and the project needs ${engines.node}.`;
    yield { area: AREA, status: "failed", seen, remedy: "Install such a Node.js, then run npm ci." };
  }
  try {
    const toolChain = findToolChain(environment);
    if (!toolChain) {
      yield {
        area: AREA,
        status: "failed",
        seen: "There is no Pulumi CLI that can be used.",
        remedy: SET_UP,
      };
      return;
    }
    yield { area: AREA, status: "ok", seen: `Pulumi ${toolChain.version} (${toolChain.executable}).` };
  } catch (error) {
    yield failure(AREA, error);
    return;
  }
  yield commandPlugin(environment);
}

function commandPlugin(environment: NodeJS.ProcessEnv): Finding {
  switch (installedCommandPlugin(environment)) {
    case "real":
      return { area: AREA, status: "ok", seen: "The command plugin is installed." };
    case "stand-in":
      return {
        area: AREA,
        status: "ok",
        seen: "The command plugin's stand-in is installed, which does what smoke tests need.",
      };
    case "none":
      return {
        area: AREA,
        status: "failed",
        seen: "The command plugin is missing.",
        remedy: SET_UP,
      };
  }
}
