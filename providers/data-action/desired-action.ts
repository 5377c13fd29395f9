import { parseTrial } from "../trial/trial-text";
import type { ActionDefinition, Trial } from "../platforms/data-actions-api";
import { parseCodeAsset, readCode } from "./code-asset";
import { ProviderError } from "../errors/provider-error";
import { textOf, textsOf, type Properties } from "../properties";
import { ownerOfTags, type ActionOwner } from "./action-owner";
import { resourceNameOf } from "../releases/resource-name";
import { contentOfProperties, type VisibleContent } from "./visible-content";
import { WRITE_PROOF_TAG, writeProof } from "./write-proof";

/** An action as the program wants it, read from checked inputs and ready to be sent. */
export interface DesiredAction {
  readonly content: VisibleContent;
  /** The secret key of the resource's fingerprints and write proofs. */
  readonly keyHex: string;
  readonly hasEnvironment: boolean;
  /** What a new version has to show before it is put in place; undefined for nothing. */
  readonly trial: Trial | undefined;
  readonly integrationId: string | undefined;
  /** Whom the action is to belong to. */
  readonly owner: ActionOwner;
  /** The resource's name in the stack. */
  readonly resourceName: string;
  /** The definition to send when `replacedVersion` is what the platform has: 0 for none, undefined where it has no versions. */
  definition(replacedVersion: number | undefined): ActionDefinition;
}

/**
 * Reads checked inputs, the bundle's bytes included.
 *
 * @throws CODE_MISSING, CODE_CHANGED, INPUT_INVALID
 */
export async function readDesiredAction(inputs: Properties): Promise<DesiredAction> {
  const content = contentOfProperties(inputs);
  const asset = parseCodeAsset(inputs["code"]);
  const { timeoutSeconds } = content;
  if (!asset || timeoutSeconds === undefined) {
    throw new ProviderError({
      code: "INPUT_INVALID",
      operation: `Sending data action "${content.name}"`,
      seen: `found no ${asset ? "time limit" : "code asset"} in its inputs`,
      remedy: "Run pulumi up again; if it stays, the resource was declared without the DataAction class.",
    });
  }
  const codeBase64 = await readCode(content.name, asset);
  const keyHex = textOf(inputs, "fingerprintKey");
  const environment = textsOf(inputs, "environment");
  const integrationId = textOf(inputs, "integrationId");
  const definition = (replacedVersion: number | undefined): ActionDefinition => ({
    name: content.name,
    description: content.description,
    contract: content.contract,
    runtime: content.runtime,
    timeoutSeconds,
    environment,
    ...(integrationId === "" ? {} : { integrationId }),
    tags: {
      ...textsOf(inputs, "tags"),
      ...(keyHex === "" ? {} : { [WRITE_PROOF_TAG]: writeProof(keyHex, content, replacedVersion ?? 0) }),
    },
    codeBase64,
  });
  return {
    content,
    keyHex,
    hasEnvironment: Object.keys(environment).length > 0,
    trial: parseTrial(inputs["trial"]),
    integrationId: integrationId || undefined,
    owner: ownerOfTags(inputs["tags"]),
    resourceName: resourceNameOf(inputs),
    definition,
  };
}
