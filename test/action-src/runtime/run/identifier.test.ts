import * as z from "zod";
import { identifier } from "../../../../action-src/runtime/run/identifier";
import { toApiSchema } from "../../../../infra/actions/api-schema";

const schema = z.object({ id: identifier(z.string().min(1).max(20)).describe("An id") });

describe("identifier", () => {
  it.each([
    ["98765", "98765"],
    [98765, "98765"],
    [0, "0"],
    [-7, "-7"],
    [9007199254740991, "9007199254740991"],
    ["9007199254740993", "9007199254740993"],
  ])("takes %j as text", (given, id) => {
    expect(schema.parse({ id: given })).toEqual({ id });
  });

  it.each([9007199254740992, 1e21, -9007199254740992, 1.5, 1e-7, Infinity])(
    "refuses the number %d, and says why without the number",
    (given) => {
      const issues = schema.safeParse({ id: given }).error?.issues;
      expect(issues).toMatchObject([
        { code: "custom", path: ["id"], message: expect.stringMatching(/^is a number .* as text$/) },
      ]);
      expect(JSON.stringify(issues?.map(({ message }) => message))).not.toContain(String(given));
    },
  );

  it.each([[undefined], [null], [true], [{}], [["1"]], [""], ["x".repeat(21)]])("refuses %j", (given) => {
    expect(schema.safeParse({ id: given }).success).toBe(false);
  });

  it("is declared to the API as a required string", () => {
    expect(toApiSchema(schema, "input")).toEqual({
      properties: { id: { type: "string", description: "An id" } },
      required: ["id"],
    });
  });
});
