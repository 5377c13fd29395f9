import { zipSync } from "fflate";
import { formatContract } from "../../../providers/contract/contract-text";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import type { ActionDefinition } from "../../../providers/platforms/data-actions-api";
import type { TestProject } from "./test-project";

/**
 * Makes an action in CXone without the project, as somebody with a script would.
 *
 * @returns its id
 */
export async function makeByHand(
  { cxone, secrets }: TestProject,
  name: string,
  change: Partial<ActionDefinition>,
): Promise<string> {
  const api = connectToCxone({
    baseUrl: cxone.url,
    clientId: "test-cxone",
    clientSecret: secrets.cxoneClientSecret,
  });
  const zip = zipSync({
    "index.js": Buffer.from("module.exports = async () => ({ enrichmentSuccess: true });"),
  });
  const { id } = await api.postAction({
    name,
    description: "",
    runtime: "nodejs18",
    timeoutSeconds: 30,
    environment: {},
    tags: {},
    contract: formatContract({
      inputs: { properties: { externalId: { type: "string" } }, required: ["externalId"] },
      outputs: { properties: { enrichmentSuccess: { type: "boolean" } } },
    }),
    codeBase64: Buffer.from(zip).toString("base64"),
    ...change,
  });
  return id;
}
