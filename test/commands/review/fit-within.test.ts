import fc from "../../support/seeded-fast-check";
import { fitWithin } from "../../../commands/review/fit-within.js";

describe("fitWithin", () => {
  it("leaves a text alone when it fits", () => {
    expect(fitWithin("short\ntext", 200)).toBe("short\ntext");
  });

  it("cuts at a line, closes an open block of code and says what it shows when it does not fit", () => {
    const text = ["````text", ...Array.from({ length: 100 }, (_, index) => `line ${index}`), "````"].join(
      "\n",
    );
    const cut = fitWithin(text, 300);
    expect(cut).toMatch(/line \d+\n````\n\n\*\*This report was cut:\*\* \d+ of its 102 lines are shown\./);
  });

  it("never exceeds the length, for any text", () => {
    const line = fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom("```", "````text", "````"));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.integer({ min: 200, max: 900 }),
        (lines, maxLength) => {
          expect(fitWithin(lines.join("\n"), maxLength).length).toBeLessThanOrEqual(maxLength);
        },
      ),
    );
  });
});
