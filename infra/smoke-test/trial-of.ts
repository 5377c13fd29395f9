import * as z from "zod";
import type { ActionDescription } from "../../action-src/define-action";
import { formatTrial } from "../../providers/trial/trial-text";
import { expectationsOf } from "./expectations";

/**
 * The smoke-test case as data, by which a new version shows that it works before it is put in place.
 *
 * @param contractText of the release that is gone back to; undefined where the source is deployed
 */
export function trialOf(
  description: Pick<ActionDescription, "contract" | "success" | "smokeTest">,
  contractText: string | undefined,
): string {
  const [promised, expectations] = expectationsOf(description, contractText);
  const outputs = z.toJSONSchema(promised, { io: "output" });
  return formatTrial({ inputs: description.smokeTest.inputs, outputs, ...expectations });
}
