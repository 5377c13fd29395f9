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

  it("declares the items of an array, with their properties, and says nothing of items that may be anything", () => {
    const schema = z.object({
      tags: z.array(z.string().max(5)).describe("labels"),
      orders: z.array(z.object({ id: z.string().min(1), at: z.iso.datetime().optional() })),
      nested: z.array(z.array(z.string())),
      any: z.array(z.unknown()),
      one: z.object({ id: z.string() }),
    });
    expect(toApiSchema(schema, "output").properties).toEqual({
      tags: { type: "array", description: "labels", items: { type: "string" } },
      orders: {
        type: "array",
        items: {
          type: "object",
          properties: { id: { type: "string" }, at: { type: "string", format: "date-time" } },
        },
      },
      nested: { type: "array", items: { type: "array", items: { type: "string" } } },
      any: { type: "array" },
      one: { type: "object" },
    });
  });
});
