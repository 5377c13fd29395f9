import { CommandError } from "../command-error";

/** One update of a stack, as `pulumi stack history` tells of it. */
export interface Update {
  /** The version that Pulumi Cloud gives it; elsewhere its position, the stack's first update being 1. */
  readonly number: number;
  /** `update`, `refresh`, `destroy`, … */
  readonly kind: string;
  /** `succeeded`, `failed` or `in-progress`. */
  readonly result: string;
  readonly startedAtEpochMs: number;
  /** The last millisecond of the second it ended in; undefined while it runs. */
  readonly endedAtEpochMs: number | undefined;
  /** The author of the commit that was checked out, or the CI system; empty where neither is known. */
  readonly who: string;
  /** The commit that was checked out, 40 hex digits; empty outside of Git. */
  readonly commit: string;
  /** Whether the checkout differed from its commit. */
  readonly dirty: boolean;
  /** The first line. */
  readonly message: string;
}

/** `pulumi stack history --json` cuts times to whole seconds. Source: tried on the engine 3.248.0. */
const SECOND_MS = 999;

/**
 * Reads what `pulumi stack history --json --page-size 0` wrote: every update, newest first.
 *
 * @throws COMMAND_INVALID where it is something else
 */
export function parseHistory(text: string): Update[] {
  const entries = parseEntries(text);
  // Self-managed backends number every update 0 (docs/architecture.md, Releases).
  return entries.map((entry, index) => toUpdate(entry, entries.length - index));
}

interface Entry {
  readonly version?: number;
  readonly kind?: string;
  readonly result?: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly message?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function parseEntries(text: string): Entry[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((entry) => typeof entry === "object" && entry !== null))
      return value as Entry[];
  } catch {
    // Told below.
  }
  throw new CommandError(
    "Reading the stack's history failed: the CLI did not write a JSON array. Use Pulumi 3.248 or later.",
  );
}

function toUpdate(entry: Entry, position: number): Update {
  const { version, kind = "update", result = "", startTime, endTime, message = "" } = entry;
  const environment = entry.environment ?? {};
  const ended = Date.parse(endTime ?? "");
  return {
    number: version || position,
    kind,
    result,
    startedAtEpochMs: Date.parse(startTime ?? ""),
    endedAtEpochMs: result === "in-progress" || Number.isNaN(ended) ? undefined : ended + SECOND_MS,
    who: printable(environment["git.author"] || environment["git.committer"] || environment["ci.system"]),
    commit: environment["git.head"] ?? "",
    dirty: environment["git.dirty"] === "true",
    message: printable(message),
  };
}

/** A message comes from anybody: its first line, without the characters that would steer a terminal. */
function printable(text = ""): string {
  return (text.trim().split("\n")[0] ?? "").replace(/\p{Cc}/gu, "").trim();
}
