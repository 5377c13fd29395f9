import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import * as z from "zod";
import { SimulatorStartError } from "./simulator-start-error";

const client = z.strictObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });
const credentialsFile = z.strictObject({ cxone: client, crm: client });

/** The one OAuth client of each simulator. */
export type SimulatorCredentials = z.output<typeof credentialsFile>;

/** Where a data folder keeps the credentials of its simulators. */
export function credentialsFileIn(dataDir: string): string {
  return path.join(dataDir, "credentials.json");
}

/**
 * The credentials of the simulators of a data folder: random ones, made on its first use and kept in a file that its
 * owner alone can read. `SIM_CXONE_CLIENT_ID`, `SIM_CXONE_CLIENT_SECRET`, `SIM_CRM_CLIENT_ID` and
 * `SIM_CRM_CLIENT_SECRET` in the environment take the place of the file's.
 *
 * @param dataDir made where it is missing, for its owner alone
 * @throws SIM_CREDENTIALS_INVALID a file that is not what this function wrote
 * @throws SIM_DATA_DIR_UNUSABLE a folder that cannot be made or written
 */
export function simulatorCredentials(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): SimulatorCredentials {
  const { cxone, crm } = readOrMake(dataDir);
  // An empty variable counts as absent, as it does for the ports.
  const chosen = (variable: string, kept: string): string => environment[variable] || kept;
  return {
    cxone: {
      clientId: chosen("SIM_CXONE_CLIENT_ID", cxone.clientId),
      clientSecret: chosen("SIM_CXONE_CLIENT_SECRET", cxone.clientSecret),
    },
    crm: {
      clientId: chosen("SIM_CRM_CLIENT_ID", crm.clientId),
      clientSecret: chosen("SIM_CRM_CLIENT_SECRET", crm.clientSecret),
    },
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
    return credentialsFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new SimulatorStartError(
      "SIM_CREDENTIALS_INVALID",
      `Reading the simulators' credentials: ${file} is not what was written there. ` +
        `Delete it; the next start makes new ones.`,
    );
  }
}

/** Linked into place when it is complete, so that of two first starts at once both use the same. */
function makeUnlessThere(file: string): void {
  if (existsSync(file)) return;
  const secret = (): string => randomBytes(24).toString("base64url");
  const made: SimulatorCredentials = {
    cxone: { clientId: "cxone-simulator", clientSecret: secret() },
    crm: { clientId: "crm-simulator", clientSecret: secret() },
  };
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(temporary);
  }
}
