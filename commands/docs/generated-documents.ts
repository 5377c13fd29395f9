import * as fs from "node:fs";
import * as path from "node:path";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../action-src/runtime/execution/error-codes";
import { environmentKeys } from "../../infra/actions/environment";
import { discoverActions } from "../../infra/actions/discover-actions";
import { artifactErrorCodes } from "../../infra/artifacts/artifact-error";
import { baseKeys } from "../../infra/config/base-keys";
import { programErrorCodes } from "../../infra/program-error";
import { ERROR_CODES, PLATFORM_PROBLEMS } from "../../providers/errors/error-codes";
import { SIMULATOR_START_ERROR_CODES } from "../../sim/simulator-start-error";
import { toolChainErrorCodes } from "../../tools/tool-chain/tool-chain-error.js";
import { COMMAND_ERROR_CODES } from "../command-error";
import { codeSections } from "./code-sections";
import { keySections, keyTable } from "./key-sections";
import { fillIn } from "./fill-in";

/** A document with generated parts. */
export interface GeneratedDocument {
  /** Within the project, such as `docs/errors.md`. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** What the file holds. */
  readonly before: string;
  /** What it should hold. */
  readonly text: string;
}

/** The documents whose parts come out of the sources: what they are, and what they should be. */
export function generatedDocuments(projectRoot: string): GeneratedDocument[] {
  return Object.entries(partsOf(projectRoot)).map(([name, parts]) => {
    const file = path.join(projectRoot, name);
    const before = fs.readFileSync(file, "utf8");
    return { name, file, before, text: fillIn(name, before, parts) };
  });
}

function partsOf(projectRoot: string): Record<string, Record<string, string>> {
  const [common, cxone, genesys] = keysByPlatform();
  const actions = environmentKeys(discoverActions(projectRoot));
  return {
    "docs/configuration.md": {
      "table of keys": keyTable([
        ["every stack", common],
        ["CXone", cxone],
        ["Genesys Cloud", genesys],
        ["the actions", actions],
      ]),
      "keys of every stack": keySections(common),
      "keys of CXone": keySections(cxone),
      "keys of Genesys Cloud": keySections(genesys),
      "keys of the actions": keySections(actions),
    },
    "docs/errors.md": {
      "codes of actions": codeSections(ACTION_ERROR_CODES),
      "codes of backends": codeSections(BACKEND_FAULTS, (fault) => [`CRM_${fault}`]),
      "codes of the program": codeSections(programErrorCodes),
      "codes of the artifact store": codeSections(artifactErrorCodes),
      "codes of the provider": codeSections(ERROR_CODES),
      "codes of the platforms": codeSections(PLATFORM_PROBLEMS, (problem) => [
        `CXONE_${problem}`,
        `PLATFORM_${problem}`,
      ]),
      "codes of the commands": codeSections(COMMAND_ERROR_CODES),
      "codes of the tool chain": codeSections(toolChainErrorCodes),
      "codes of the simulators": codeSections(SIMULATOR_START_ERROR_CODES),
    },
  };
}

/** The project's own keys: those that both platforms have, those of CXone alone, those of Genesys Cloud alone. */
function keysByPlatform() {
  const [cxone, genesys] = [baseKeys("cxone"), baseKeys("genesys-cloud")];
  const names = new Set(genesys.map(({ name }) => name));
  const common = cxone.filter(({ name }) => names.has(name));
  const lacks = ({ name }: { readonly name: string }) => !common.some((key) => key.name === name);
  return [common, cxone.filter(lacks), genesys.filter(lacks)] as const;
}
