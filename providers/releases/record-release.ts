import { numberOf, type Properties } from "../properties";
import { appendRelease, DEFAULT_KEEP, LEDGER_PROPERTY, readLedger, type LedgerEntry } from "./ledger";
import { releaseOfInputs } from "./release";

/** When a release went live, and from which commit. */
export type ReleaseMoment = Pick<LedgerEntry, "at"> & { readonly commit: string | undefined };

/**
 * The ledger after a successful write, as outputs to record beside the others. A release that was live before keeps
 * the commit it was made from, whatever is checked out when it comes back.
 *
 * @param state the outputs before the write; empty for a new resource
 * @param inputs the checked inputs that were written
 */
export function recordRelease(
  state: Properties,
  inputs: Properties,
  { at, commit }: ReleaseMoment,
): Properties {
  const ledger = readLedger(state);
  const { id, release } = releaseOfInputs(inputs);
  const made = ledger.find((entry) => entry.release === id)?.commit ?? commit;
  const entry = {
    release: id,
    code: release.codeSha256,
    at,
    ...(made === undefined ? {} : { commit: made }),
  };
  const keep = numberOf(inputs, "keepReleases") ?? DEFAULT_KEEP;
  return { [LEDGER_PROPERTY]: appendRelease(ledger, entry, keep) };
}
