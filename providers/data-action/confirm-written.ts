import type { ActionRecord } from "../platforms/data-actions-api";
import { UnfinishedError } from "../errors/unfinished-error";
import type { PlatformIdentity } from "../platforms/platform-identity";
import type { Properties } from "../properties";
import { stateAfterWrite, stateOfUnfinished } from "./recorded-state";
import { contentOfProperties, contentOfRecord } from "./visible-content";

/**
 * Turns the answer to a write into outputs, after checking that the platform took the code and the name that were sent.
 *
 * @throws UNFINISHED, which keeps the action in the state
 */
export function confirmWritten(
  platform: PlatformIdentity,
  inputs: Properties,
  record: ActionRecord,
): Properties {
  const sent = contentOfProperties(inputs);
  const taken = contentOfRecord(record);
  const otherCode = taken.codeSha256 !== undefined && taken.codeSha256 !== sent.codeSha256;
  if (taken.name === sent.name && !otherCode) return stateAfterWrite(inputs, record);
  throw new UnfinishedError({
    platform,
    operation: `Writing of data action "${sent.name}" (id ${record.id})`,
    seen: otherCode
      ? `was accepted, and ${platform.name} reports other code (sha256 ${taken.codeSha256}) than was sent (${sent.codeSha256})`
      : `was accepted, and ${platform.name} reports the name "${taken.name}"`,
    remedy: `Run pulumi up again; if it stays, something between here and ${platform.name} changes requests.`,
    id: record.id,
    properties: stateOfUnfinished(inputs, record),
  });
}
