/** How many hex digits of a hash people are shown, as Git does; as many identify a release for `npm run rollback`. */
const SHORT_LENGTH = 7;

/** The beginning of a hash, as people are shown it. */
export function short(hash: string): string {
  return hash.slice(0, SHORT_LENGTH);
}

/** A commit as people are shown it: `abc1234`, with a plus where the checkout differed from it; empty for none. */
export function shortCommit({ commit, dirty }: { readonly commit: string; readonly dirty: boolean }): string {
  return commit === "" ? "" : `${short(commit)}${dirty ? "+" : ""}`;
}

/** A moment as people are shown it and may give it back: ISO 8601 in UTC, whole seconds. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, "Z");
}
