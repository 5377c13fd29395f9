import type { ExecutionTrace, TraceLine } from "../../providers/platforms/data-actions-api";

/** Fields that the message says already, or that are the same in every line. */
const SAID = new Set(["executionId", "step", "outcome", "durationMs"]);

/** An execution's trace for people: what became of it, and a line for each step with the time since the first. */
export function renderTrace({ executionId, status, durationMs, lines }: ExecutionTrace): string {
  const took = durationMs === undefined ? "" : ` in ${durationMs} ms`;
  const [first] = lines;
  const rows = lines.map((line) => `  ${renderTraceLine(line, first?.time)}`);
  return [
    printable(`Execution ${executionId}: ${outcomeOf(status, lines)}${took}`),
    ...(rows.length > 0 ? rows : ["  It logged nothing."]),
  ].join("\n");
}

/** A handler that answered with a failure has succeeded for the platform, and for nobody else. */
function outcomeOf(status: string, lines: readonly TraceLine[]): string {
  const end = lines.filter(({ fields }) => fields?.["step"] === "execution").at(-1)?.fields;
  if (end?.["outcome"] !== "failed") return status || "of unknown outcome";
  return typeof end["code"] === "string" ? `failed with ${end["code"]}` : "failed";
}

/** One line: time since `since`, level, message and what it adds. @param since ISO 8601; default the line's own time */
export function renderTraceLine({ time, level, message, fields = {} }: TraceLine, since = time): string {
  const afterMs = Date.parse(time) - Date.parse(since);
  const more = Object.entries(fields)
    .filter(([name, value]) => !SAID.has(name) && value !== undefined)
    .map(([name, value]) => ` ${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("");
  const took = typeof fields["durationMs"] === "number" ? ` (${fields["durationMs"]} ms)` : "";
  const at = Number.isNaN(afterMs) ? "" : `+${afterMs} ms`;
  return `${at.padStart(9)}  ${level.padEnd(5)} ${printable(`${message}${took}${more}`)}`;
}

/** A message comes from anybody: without the characters that would steer a terminal. Further lines are indented. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "").replaceAll("\n", `\n${" ".repeat(19)}`);
}
