/** What an action writes its trace to. */
type Logger = Readonly<Record<"info" | "warn" | "error", (message: string, fields?: object) => void>>;

/**
 * A logger on the console, which is where a function's log of a test run is read: each record is one line of JSON, with
 * `level`, `message` and `data`, so that a field of the record never takes the place of its message.
 */
export function consoleLogger(out: Pick<Console, "info" | "warn" | "error">): Logger {
  const log = (level: keyof Logger) => (message: string, fields?: object) =>
    out[level](JSON.stringify({ level, message, data: fields }));
  return { info: log("info"), warn: log("warn"), error: log("error") };
}
