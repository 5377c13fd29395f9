import type { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { failure, type Finding } from "./finding";

const AREA = "artifact store";

/** The store of bundles and releases, which is only listed. @param withStore lends the stack's */
export async function checkArtifacts(
  withStore: (work: (store: ArtifactStore) => Promise<Finding>) => Promise<Finding>,
): Promise<Finding> {
  try {
    return await withStore(async (store) => {
      let count = 0;
      for await (const _artifact of store.list()) count += 1;
      const seen = `${store.describe()} can be listed: ${count} bundles and releases.`;
      return { area: AREA, status: "ok", seen };
    });
  } catch (error) {
    return failure(AREA, error);
  }
}
