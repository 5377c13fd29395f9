import { createHmac, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import * as path from "node:path";
import * as z from "zod";
import { SimulatorStartError } from "./simulator-start-error";

const client = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });
/** One from before there was a Genesys Cloud simulator has no client of it, and gets it. */
const credentialsFile = z.strictObject({ cxone: client, crm: client, genesysCloud: client.optional() });
type Client = z.output<typeof client>;

/** The one OAuth client of each simulator. */
export interface SimulatorCredentials {
  readonly cxone: Client;
  readonly crm: Client;
  readonly genesysCloud: Client;
}

/** Where a data folder keeps the credentials of its simulators. */
export function credentialsFileIn(dataDir: string): string {
  return path.join(dataDir, "credentials.json");
}

/**
 * The credentials of the simulators of a data folder: random ones, made on its first use and kept in a file that its
 * owner alone can read. `SIM_CXONE_CLIENT_ID`, `SIM_CXONE_CLIENT_SECRET`, and the same of `SIM_CRM` and `SIM_GENESYS`,
 * take the place of the file's.
 *
 * @param dataDir made where it is missing, for its owner alone
 * @throws SIM_CREDENTIALS_INVALID a file that is not what this function wrote
 * @throws SIM_DATA_DIR_UNUSABLE a folder that cannot be made or written
 */
export function simulatorCredentials(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): SimulatorCredentials {
  const kept = readOrMake(dataDir);
  // An empty variable counts as absent, as it does for the ports.
  const chosen = (prefix: string, { clientId, clientSecret }: Client): Client => ({
    clientId: environment[`${prefix}_CLIENT_ID`] || clientId,
    clientSecret: environment[`${prefix}_CLIENT_SECRET`] || clientSecret,
  });
  return {
    cxone: chosen("SIM_CXONE", kept.cxone),
    crm: chosen("SIM_CRM", kept.crm),
    genesysCloud: chosen("SIM_GENESYS", kept.genesysCloud),
  };
}

function readOrMake(dataDir: string): SimulatorCredentials {
  const file = credentialsFileIn(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    makeUnlessThere(file);
    chmodSync(file, 0o600);
  } catch (error) {
    throw new SimulatorStartError(
      "SIM_DATA_DIR_UNUSABLE",
      `Preparing the simulators' data folder ${dataDir} failed: ${(error as Error).message}. ` +
        `Make it a folder that you can write, or set SIM_DATA_DIR to one.`,
    );
  }
  try {
    return completed(file, credentialsFile.parse(JSON.parse(readFileSync(file, "utf8"))));
  } catch {
    throw new SimulatorStartError(
      "SIM_CREDENTIALS_INVALID",
      `Reading the simulators' credentials: ${file} is not what was written there. ` +
        `Delete it; the next start makes new ones.`,
    );
  }
}

/** Writes what the file lacks. It follows from what is there, so that of two starts at once both use the same. */
function completed(file: string, read: z.output<typeof credentialsFile>): SimulatorCredentials {
  const { genesysCloud } = read;
  if (genesysCloud) return { ...read, genesysCloud };
  const clientSecret = createHmac("sha256", read.cxone.clientSecret)
    .update("genesysCloud")
    .digest("base64url");
  const all = { ...read, genesysCloud: { clientId: "genesys-simulator", clientSecret } };
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, toText(all), { mode: 0o600 });
  renameSync(temporary, file);
  return all;
}

function toText(credentials: SimulatorCredentials): string {
  return `${JSON.stringify(credentials, null, 2)}\n`;
}

/** Linked into place when it is complete, so that of two first starts at once both use the same. */
function makeUnlessThere(file: string): void {
  if (existsSync(file)) return;
  const secret = (): string => randomBytes(24).toString("base64url");
  const made: SimulatorCredentials = {
    cxone: { clientId: "cxone-simulator", clientSecret: secret() },
    crm: { clientId: "crm-simulator", clientSecret: secret() },
    genesysCloud: { clientId: "genesys-simulator", clientSecret: secret() },
  };
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, toText(made), { mode: 0o600 });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(temporary);
  }
}
