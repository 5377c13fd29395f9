import type { GenesysContext } from "../context";
import { uriOf } from "../present-action";
import type { ActionSide, SideName, StoredZip } from "../store/records";

/** `FunctionConfig` of the official SDK: the function's settings, its ZIP, and the last uploads that were refused. */
export function presentFunction(
  { behaviour }: GenesysContext,
  actionId: string,
  sideName: SideName,
  side: ActionSide,
) {
  const hidden = behaviour.zipShows === "when-processed" && side.zip?.processing !== undefined;
  const zip = hidden ? side.zipBefore : side.zip;
  const { function: settings } = side;
  const zipId = zip && { zipId: zip.id };
  return {
    id: actionId,
    ...(settings && { function: { ...settings, name: side.name, ...zipId } }),
    ...(!settings && zipId && { function: zipId }),
    ...(zip && { zip: presentZip(zip) }),
    uploadExceptionHistory: side.uploadExceptionHistory.map(presentZip),
    selfUri: `${uriOf(actionId, sideName)}/function`,
  };
}

function presentZip({ processing: _processing, ...zip }: StoredZip) {
  return zip;
}
