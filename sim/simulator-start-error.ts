/** What can keep the simulators from starting; stable. */
export const SIMULATOR_START_ERROR_CODES = {
  SIM_PORT_IN_USE: {
    meaning: "A simulator's port on 127.0.0.1 is in use.",
    cause: "Simulators in another terminal, most likely, or another program.",
    remedy: "End what uses it, or set the variable that the message names to another port.",
  },
  SIM_PORT_INVALID: {
    meaning: "A port in `SIM_CXONE_PORT`, `SIM_CRM_PORT` or `SIM_GENESYS_PORT` is none.",
    cause: "It is not a whole number from 0 to 65535.",
    remedy: "Set it to one (0 takes a free port), or unset it.",
  },
  SIM_CREDENTIALS_INVALID: {
    meaning: "What the simulators keep of their credentials, or of a backend's, cannot be read.",
    cause: "The file was edited, or cut short.",
    remedy: "Delete the file that the message names; the next start makes a new one.",
  },
  SIM_DATA_DIR_UNUSABLE: {
    meaning: "The simulators' data folder cannot be made or written.",
    cause: "Its owner is somebody else, the disk is full, or the name belongs to a file.",
    remedy: "Make it a folder that you can write, or set `SIM_DATA_DIR` to one.",
  },
  SIM_BACKEND_INVALID: {
    meaning: "The simulated backend of an action (`sim.ts`) does not load or does not hold together.",
    cause: "It exports no `sim` made by `defineSim`, or one with a malformed part.",
    remedy: "Fix it, or remove the file: an action needs none.",
  },
} as const;

/** One of {@link SIMULATOR_START_ERROR_CODES}. */
export type SimulatorStartErrorCode = keyof typeof SIMULATOR_START_ERROR_CODES;

/** Why the simulators cannot start, in one line for people. */
export class SimulatorStartError extends Error {
  override readonly name = "SimulatorStartError";

  constructor(
    readonly code: SimulatorStartErrorCode,
    message: string,
  ) {
    super(message);
  }
}
