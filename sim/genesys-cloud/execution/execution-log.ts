import type { FunctionRun } from "./function-runner";

/** What is given back of a log: its end. */
const MAX_LOG_BYTES = 4_096;

/** A line as it is shown: text, or what a line of JSON holds. */
export type LogEntry = string | Readonly<Record<string, unknown>>;

/**
 * The log of a test run, as AWS Lambda writes it: START, what the function wrote, END, REPORT; of all that the last
 * 4 KB, whole lines.
 */
export function executionLog(
  executionId: string,
  { lines, durationMs }: FunctionRun,
  time: string,
): LogEntry[] {
  const texts = [
    `START RequestId: ${executionId} Version: $LATEST`,
    ...lines.map(({ level, message }) =>
      parsedObject(message) ? message : `${time}\t${executionId}\t${level.toUpperCase()}\t${message}`,
    ),
    `END RequestId: ${executionId}`,
    `REPORT RequestId: ${executionId}\tDuration: ${durationMs} ms\tBilled Duration: ${durationMs} ms\tMemory Size: 1536 MB`,
  ];
  const kept: LogEntry[] = [];
  let sizeBytes = 0;
  for (const text of texts.reverse()) {
    sizeBytes += Buffer.byteLength(text) + 1;
    if (sizeBytes > MAX_LOG_BYTES) break;
    kept.unshift(parsedObject(text) ?? text);
  }
  return kept;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
