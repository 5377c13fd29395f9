import * as z from "zod";
import { renderAnswer, renderFailure } from "../../../commands/dev/render-outcome";
import { outputProblems } from "../../../commands/text/output-problems";
import { CXONE_DIALECT } from "../../../providers/platforms/cxone/dialect";
import { refusal } from "../../../providers/platforms/rest/refusal";

const failed = (message: string, code = "execution.failed") =>
  refusal(
    CXONE_DIALECT,
    "Execution of data action (id 7)",
    { status: 500, headers: {}, body: JSON.stringify({ message, code, executionId: "e-1" }) },
    [],
  );

describe("renderFailure", () => {
  it.each([
    ["no such order", false, /^a failed: no such order\. What it logged stands above/],
    [
      "The execution did not end within its 20 s.",
      false,
      /^a failed: The execution did not end within its 20 s/,
    ],
    ["The action's process ended. It exited with code 3.", true, /^a failed: .*process ended.* code 3/],
    [
      "The action's process ended. It was ended by SIGKILL.",
      true,
      /^a was ended by the save that replaced it/,
    ],
  ])("tells what ended an execution apart: %s", (message, wasReplaced, expected) => {
    expect(renderFailure("a", failed(message), wasReplaced)).toMatch(expected);
  });

  it("leaves other errors alone", () => {
    expect(renderFailure("a", new Error("no connection"), false)).toBeUndefined();
  });
});

describe("renderAnswer", () => {
  const outputs = z.object({ orderFound: z.boolean(), orderStatus: z.string().optional() });

  it("says which outputs of the contract an answer lacks, or has too many", () => {
    const problems = outputProblems(outputs, { more: "Ada" });
    const text = renderAnswer("a", { outputs: { more: "Ada" }, durationMs: 4 }, { isFirst: false, problems });
    expect(text).toMatch(
      /^a answered in 4 ms: .*does not fit the outputs of a's contract.*orderFound: .*more/s,
    );
    expect(problems.join()).not.toContain("Ada");
  });

  it("says nothing more of one that fits, but the process that was started", () => {
    const answer = { outputs: { orderFound: true }, durationMs: 4 };
    const problems = outputProblems(outputs, answer.outputs);
    expect(problems).toEqual([]);
    expect(renderAnswer("a", answer, { isFirst: true, problems }).split("\n").at(-1)).toMatch(
      /start of a new process/,
    );
    expect(renderAnswer("a", answer, { isFirst: false, problems }).split("\n").at(-1)).toBe("}");
  });
});
