import * as z from "zod";
import { toApiSchema } from "../../../infra/actions/api-schema";

describe("toApiSchema", () => {
  it("declares types, descriptions and formats, and what is required", () => {
    const schema = z.object({
      externalId: z.string().min(1).max(10).describe("id at the CRM"),
      at: z.iso.datetime().optional(),
      tier: z.enum(["gold", "standard"]).optional(),
      ok: z.boolean(),
    });

    expect(toApiSchema(schema, "output")).toEqual({
      properties: {
        externalId: { type: "string", description: "id at the CRM" },
        at: { type: "string", format: "date-time" },
        tier: { type: "string", enum: ["gold", "standard"] },
        ok: { type: "boolean" },
      },
      required: ["externalId", "ok"],
    });
  });

  it("requires nothing when every property is optional", () => {
    expect(toApiSchema(z.object({ a: z.string().optional() }), "input").required).toEqual([]);
  });

  it("leaves an input with a default optional for the caller", () => {
    expect(toApiSchema(z.object({ a: z.string().default("x") }), "input").required).toEqual([]);
  });
});
