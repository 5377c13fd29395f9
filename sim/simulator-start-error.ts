/** What can keep the simulators from starting; stable. */
export type SimulatorStartErrorCode =
  | "SIM_PORT_IN_USE"
  | "SIM_PORT_INVALID"
  | "SIM_CREDENTIALS_INVALID"
  | "SIM_DATA_DIR_UNUSABLE"
  | "SIM_BACKEND_INVALID";

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
