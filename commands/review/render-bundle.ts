import type { BundleReview } from "./action-review";
import { biggestContributors, minifiedSizeBytes } from "./bundle-changes";
import { bytes, code, table } from "./markdown";
import type { Manifest } from "./parse-manifest";

/** How many of a bundle's parts are named as its biggest. */
const CONTRIBUTORS = 5;

/** What the report says of an action's bundle: its size, its biggest parts, and a line per changed part. */
export function renderBundle(bundle: BundleReview, platformName: string): string[] {
  const { before, after, sha256Before, sha256After, changes, replacedByHand } = bundle;
  const size = before === undefined ? sizeOf(after) : changeOfSize(before, after);
  const hash = [sha256Before, sha256After].filter((sha256) => sha256 !== "").map(short);
  const biggest = biggestContributors(after, CONTRIBUTORS).map(
    ({ name, sizeBytes }) =>
      `${code(name)} ${sizeBytes < 10_000 ? bytes(sizeBytes) : `${Math.round(sizeBytes / 1000)} kB`}`,
  );
  return [
    `**Bundle:** ${size}; sha256 ${hash.join(" → ")}.` +
      (biggest.length === 0 ? "" : ` Biggest, minified: ${biggest.join(", ")}.`),
    ...(replacedByHand
      ? [
          `Somebody replaced the code in ${platformName}. What is in it is not known: this compares with the last update.`,
        ]
      : []),
    ...partChanges(changes, before !== undefined),
  ];
}

function partChanges(changes: BundleReview["changes"], isUpdate: boolean): string[] {
  if (!isUpdate) return [];
  if (changes.length === 0) return ["No module or dependency differs from those of the last update."];
  const rows = changes.map(({ what, name, before, after }) => {
    const change = before === "" ? "added" : after === "" ? "removed" : "changed";
    return [`${what} ${code(name)}`, change, code(before), code(after)];
  });
  return [table(["in the bundle", "change", "deployed", "this change"], rows)];
}

function changeOfSize(before: Manifest, after: Manifest): string {
  const { zippedSizeBytes: old } = before;
  const { zippedSizeBytes: next } = after;
  if (old === undefined || next === undefined)
    return `${minified(before)} → ${minified(after)} minified${next === undefined ? "" : `, now ${bytes(next)} zipped`}`;
  return `${bytes(old)} → ${bytes(next)} zipped (${signed(next - old)})`;
}

function sizeOf(manifest: Manifest): string {
  const { zippedSizeBytes } = manifest;
  return zippedSizeBytes === undefined
    ? `${minified(manifest)} minified`
    : `${bytes(zippedSizeBytes)} zipped`;
}

/** A dependency's share is rounded to 1,000 bytes, and so is the sum. */
function minified(manifest: Manifest): string {
  return `about ${Math.round(minifiedSizeBytes(manifest) / 1000)} kB`;
}

function signed(difference: number): string {
  return difference < 0 ? `−${bytes(-difference)}` : `+${bytes(difference)}`;
}

function short(sha256: string): string {
  return code(sha256.slice(0, 12));
}
