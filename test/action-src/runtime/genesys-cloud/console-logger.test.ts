import { consoleLogger } from "../../../../action-src/runtime/genesys-cloud/console-logger";

describe("consoleLogger", () => {
  it("writes each record as one line of JSON, by its level", () => {
    const written: [string, unknown][] = [];
    const write = (level: string) => (line: string) => void written.push([level, JSON.parse(line)]);
    const logger = consoleLogger({ info: write("info"), warn: write("warn"), error: write("error") });
    for (const level of ["info", "warn", "error"] as const)
      logger[level](`a ${level}`, { message: "a field" });
    logger.info("no fields");
    const record = (level: string) => ({ level, message: `a ${level}`, data: { message: "a field" } });
    expect(written).toEqual([
      ["info", record("info")],
      ["warn", record("warn")],
      ["error", record("error")],
      ["info", { level: "info", message: "no fields" }],
    ]);
  });
});
