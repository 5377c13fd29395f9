import { createHmac } from "node:crypto";

/** Stands for a fingerprint where the value in CXone is not the one the state knows. */
export const CHANGED_IN_CXONE = "changed-in-cxone";

/**
 * One sorted line for each environment variable: its name and eight hex digits that change when the value does. The
 * digits are keyed with a secret of the resource, so that nobody can try likely values against them.
 */
export function fingerprintEnvironment(
  environment: Readonly<Record<string, string>>,
  keyHex: string,
): string {
  return Object.keys(environment)
    .sort()
    .map((name) => `${name} ${fingerprint(name, environment[name] ?? "", keyHex)}`)
    .join("\n");
}

/** The names in a text of {@link fingerprintEnvironment}, sorted. */
export function fingerprintedNames(fingerprints: string): string[] {
  return fingerprints
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "")
    .filter((name) => name !== "")
    .sort();
}

/** The lines of those names alone, out of a text of {@link fingerprintEnvironment}. */
export function pickFingerprints(fingerprints: string, names: readonly string[]): string {
  return fingerprints
    .split("\n")
    .filter((line) => names.includes(line.split(" ")[0] ?? ""))
    .join("\n");
}

/**
 * The fingerprints as far as CXone confirms them: a variable that is gone loses its line, and one that appeared gets
 * a line without digits, for its value cannot be read.
 *
 * @param names the variables in CXone, undefined where it does not tell
 * @param valuesDoubtful whether values may have been changed in CXone
 */
export function confirmFingerprints(
  fingerprints: string,
  names: readonly string[] | undefined,
  valuesDoubtful: boolean,
): string {
  if (names === undefined) return fingerprints;
  const lines = new Map(fingerprints.split("\n").map((line) => [line.split(" ")[0] ?? "", line]));
  return [...names]
    .sort()
    .map((name) => (valuesDoubtful ? undefined : lines.get(name)) ?? `${name} ${CHANGED_IN_CXONE}`)
    .join("\n");
}

function fingerprint(name: string, value: string, keyHex: string): string {
  // The name is part of it: two variables with one value do not show that they are equal.
  return createHmac("sha256", Buffer.from(keyHex, "hex"))
    .update(`${name}\0${value}`)
    .digest("hex")
    .slice(0, 8);
}
