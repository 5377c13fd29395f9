import { shortenStackTraces } from "../../infra/shorten-stack-traces";

describe("stack traces while resources are declared", () => {
  const before = Object.fromEntries(
    ["stackTraceLimit", "prepareStackTrace"].map((name) => [name, Reflect.get(Error, name) as unknown]),
  );
  let mapped: string[];

  beforeEach(() => {
    mapped = [];
    Error.prepareStackTrace = (error, frames) => {
      mapped.push(error.message);
      return `${error.message} at ${frames.length} mapped places`;
    };
    shortenStackTraces();
  });

  afterEach(() => {
    Object.assign(Error, before);
  });

  it("leaves an error the place where it was thrown, mapped to its source", () => {
    expect(new Error("a defect").stack).toBe("a defect at 1 mapped places");
  });

  it("does not map the traces that the SDK takes of every promise", () => {
    const { stack } = new RangeError();

    expect(stack).toMatch(/^RangeError\n {4}at .*shorten-stack-traces\.test\.ts:\d+:\d+\)?$/);
    expect(mapped).toEqual([]);
  });

  it("leaves traces to the engine of the language where nobody maps them", () => {
    Object.assign(Error, { prepareStackTrace: undefined });
    shortenStackTraces();

    expect(Reflect.get(Error, "prepareStackTrace")).toBeUndefined();
  });
});
