import type { ConsoleBackend } from "../console/console-backend";
import { FaultSwitches } from "../console/fault-switches";
import { SEED_CONTACTS } from "./seed-contacts";
import { startCrm, type CrmOptions, type CrmSimulator } from "./start-crm";

const TOKEN_PATH = "/oauth/token";

/** Starts a CRM whose faults the console can switch. */
export async function startSwitchableCrm(
  options: Omit<CrmOptions, "faultPolicy">,
): Promise<{ readonly crm: CrmSimulator; readonly backend: ConsoleBackend }> {
  const switches = new FaultSwitches(TOKEN_PATH, options.clock);
  const crm = await startCrm({ ...options, faultPolicy: switches.policy });
  const { url, log, faults } = crm;
  const samples = {
    externalId: SEED_CONTACTS.map(({ externalId }) => externalId),
    phoneNumber: SEED_CONTACTS.flatMap(({ phoneNumber = [] }) => phoneNumber),
  };
  return { crm, backend: { name: "CRM", url, log, faults, switches, tokenPath: TOKEN_PATH, samples } };
}
