import { ActionFailure } from "../execution/action-failure";
import type { Setting } from "../execution/setting";

/** Whether a header can carry a secret as it is: visible ASCII, so that it cannot smuggle in a header of its own. */
export function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** @throws CONFIGURATION_INVALID naming the variable, never the value */
export function requireHeaderValue({ value, variable }: Setting): void {
  if (isHeaderValue(value)) return;
  throw new ActionFailure(
    "CONFIGURATION_INVALID",
    `The action's environment was read: ${variable} has characters that a header cannot carry. ` +
      "Set the configuration of the stack and deploy again.",
  );
}
