import { INTEGRATION_TYPE } from "../../providers/integration/integration-type";
import { parseExport } from "./exported-state";
import { typeOfUrn } from "./urn";

/**
 * The integration that a stack's actions belong to on a platform that has integrations; undefined where the stack has yet
 * to make its own.
 *
 * @param configured what the configuration says of `genesysIntegrationId`
 * @param exported what `pulumi stack export` wrote
 * @throws COMMAND_INVALID where that is no state
 */
export function stackIntegration(configured: string | undefined, exported: string): string | undefined {
  if (configured?.trim()) return configured.trim();
  const resources = parseExport(exported)?.resources ?? [];
  return resources.find(({ urn }) => typeOfUrn(urn) === INTEGRATION_TYPE)?.id;
}
