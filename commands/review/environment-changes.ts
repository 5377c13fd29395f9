import { CHANGED_IN_CXONE } from "../../providers/data-action/environment-fingerprints";

/** What becomes of one environment variable; its value is never known here. */
export interface EnvironmentChange {
  readonly name: string;
  readonly kind: "added" | "removed" | "rotated" | "changed" | "uncertain";
}

/** Names under which secrets travel; a URL that serves tokens is none. */
const SECRET_NAME = /(SECRET|PASSWORD|PASSPHRASE|KEY|TOKEN)$/i;

/**
 * Compares two texts of keyed fingerprints, a line `NAME DIGITS` each: other digits mean another value. `uncertain` is
 * a value that CXone may not have any more, because somebody wrote the action without leaving a trace of what changed.
 */
export function environmentChanges(before: string, after: string): EnvironmentChange[] {
  const [old, next] = [digitsByName(before), digitsByName(after)];
  const names = [...new Set([...old.keys(), ...next.keys()])].sort();
  return names.flatMap((name): EnvironmentChange[] => {
    const [oldDigits, nextDigits] = [old.get(name), next.get(name)];
    if (oldDigits === nextDigits) return [];
    if (oldDigits === undefined) return [{ name, kind: "added" }];
    if (nextDigits === undefined) return [{ name, kind: "removed" }];
    if ([oldDigits, nextDigits].includes(CHANGED_IN_CXONE)) return [{ name, kind: "uncertain" }];
    return [{ name, kind: SECRET_NAME.test(name) ? "rotated" : "changed" }];
  });
}

function digitsByName(fingerprints: string): Map<string, string> {
  const lines = fingerprints.split("\n").filter((line) => line !== "");
  return new Map(lines.map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1).join(" ")]));
}
