import { executionNamed, rememberExecution } from "../../../commands/local/remembered-executions";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const lookup = { stack: "org/shop/dev", action: "a lookup" };
const named = (given: string): string => executionNamed(folder(), lookup, given);

describe("executionNamed", () => {
  beforeEach(() => {
    for (const id of ["3f2a-1", "3f2b-2", "77aa-3"]) rememberExecution(folder(), lookup, id);
  });

  it("is the last one, or the only one that begins so, of this action on this stack", () => {
    expect(named("last")).toBe("77aa-3");
    expect(named("3f2b")).toBe("3f2b-2");
    expect(() => executionNamed(folder(), { ...lookup, stack: "prod" }, "last")).toThrow(
      'Looking for an execution of "a lookup" on stack prod failed: this checkout has executed none.',
    );
  });

  it("is what was given where nothing is known of it", () => {
    expect(named("of-a-flow")).toBe("of-a-flow");
  });

  it("is refused where several begin so, with their ids", () => {
    expect(() => named("3f2")).toThrow("2 ids begin with 3f2. Give more of it: 3f2a-1, 3f2b-2.");
  });
});
