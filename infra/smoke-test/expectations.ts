import * as z from "zod";
import type { ActionDescription } from "../../action-src/define-action";
import { parseContract } from "../../providers/contract/contract-text";
import type { AnswerExpectations } from "../../providers/trial/check-answer";
import { toApiSchema } from "../actions/api-schema";

/**
 * What the answer of an action is held to. After going back to an earlier release that is the release's contract. It does
 * not say which outputs are required, so those are that the source requires now and the release has; `success` counts as
 * far as the release has its outputs; and `expect`, which is about the code of now, does not.
 *
 * @param contractText of the release that was gone back to; undefined where the source is deployed
 */
export function expectationsOf(
  { contract, success, smokeTest }: Pick<ActionDescription, "contract" | "success" | "smokeTest">,
  contractText: string | undefined,
): [promised: z.ZodType, expectations: AnswerExpectations] {
  const { acceptedErrorCodes, shown, expect = {} } = smokeTest;
  if (contractText === undefined)
    return [contract.outputs.strict(), { success, expect, acceptedErrorCodes, shown }];
  const properties = parseContract(contractText)?.outputs.properties ?? {};
  const isDeployed = (name: string) => Object.hasOwn(properties, name);
  const promised = z.fromJSONSchema({
    type: "object",
    properties,
    required: toApiSchema(contract.outputs, "output").required.filter(isDeployed),
    additionalProperties: false,
  });
  const known = Object.entries(success).filter(([name]) => isDeployed(name));
  return [promised, { success: Object.fromEntries(known), expect: {}, acceptedErrorCodes, shown }];
}
