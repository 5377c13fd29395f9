import * as z from "zod";
import { mismatchesOf } from "../../../../action-src/runtime/backend/mismatches";

const mismatches = (schema: z.ZodType, answer: unknown) => {
  const { error } = schema.safeParse(answer);
  return error && mismatchesOf(error);
};

describe("mismatchesOf", () => {
  it("is (answer) when the answer itself is of another kind", () => {
    expect(mismatches(z.object({ id: z.string() }), ["Ada"])).toEqual(["(answer)"]);
  });

  it.each([
    ["id", "id"],
    ["line-item_2", "line-item_2"],
    ["a".repeat(40), "a".repeat(40)],
    ["a".repeat(41), "*"],
    ["7", "7"],
    ["9999", "9999"],
    ["10000", "*"],
    ["ada99", "*"],
    ["ada@", "*"],
    ["@", "*"],
    ["x ada", "*"],
    ["", "*"],
  ])("shows the key %j as %s", (key, shown) => {
    expect(mismatches(z.record(z.string(), z.number()), { [key]: "Ada" })).toEqual([shown]);
  });

  it("has a place once, and five at most", () => {
    const schema = z.object({ a: z.record(z.string(), z.number()), list: z.array(z.number()) });
    const answer = { a: { "1@": "", "2@": "" }, list: ["", "", "", "", "", ""] };
    expect(mismatches(schema, answer)).toEqual(["a.*", "list.0", "list.1", "list.2", "list.3"]);
  });
});
