import fc from "../support/seeded-fast-check";
import { COMMENT_MARKER, composeComment } from "../../.github/scripts/compose-comment.js";
import { MAX_COMMENT_LENGTH } from "../../commands/review/fit-within.js";

const runUrl = "https://github.example/acme/flows/actions/runs/1";

describe("composeComment", () => {
  it("joins the reports in order below the marker, with a link to the run", () => {
    const reports = [
      { stack: "dev", report: "first\n" },
      { stack: "prod", report: "second\n" },
    ];
    expect(composeComment(reports, runUrl)).toBe(
      `${COMMENT_MARKER}\n\nfirst\n\nsecond\n\n[The run, with the whole reports](${runUrl})`,
    );
  });

  it("says so when a stack has no report", () => {
    expect(composeComment([{ stack: "dev", report: undefined }], runUrl)).toContain(
      "**Stack `dev`:** no report was made.",
    );
  });

  it("keeps short reports whole and cuts the long one when all together are too long", () => {
    const long = "a line of a long report\n".repeat(10_000);
    const comment = composeComment(
      [
        { stack: "dev", report: long },
        { stack: "staging", report: "short and whole" },
      ],
      runUrl,
    );
    expect(comment).toContain("\n\nshort and whole\n\n");
    expect(comment).toContain("**This report was cut:**");
    expect(comment.length).toBeGreaterThan(MAX_COMMENT_LENGTH * 0.99);
  });

  it("never exceeds what GitHub takes, for any reports", () => {
    const report = fc.integer({ min: 0, max: 4_000 }).map((lines) => "0123456789 words\n".repeat(lines));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
        const comment = composeComment(
          reports.map((text, index) => ({ stack: `s${index}`, report: text })),
          runUrl,
        );
        expect(comment.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
      }),
      { numRuns: 50 },
    );
  });
});
