import * as z from "zod";
import { apiSchemaProblems, toApiSchema, wholeSchemaProblem } from "../../../infra/actions/api-schema";

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

  it.each(["input", "output"] as const)(
    "declares the same of a contract that has an id (%s)",
    (direction) => {
      const fields = { a: z.string().describe("one"), tags: z.array(z.object({ b: z.string() })).optional() };
      const named = z.object(fields).meta({ id: "test.Contract" });

      expect(toApiSchema(named, direction)).toEqual(toApiSchema(z.object(fields), direction));
      expect(wholeSchemaProblem(named, direction)).toBeUndefined();
    },
  );

  it("declares no more than the type where a contract that has an id holds itself", () => {
    const person = z
      .object({
        name: z.string(),
        get friends() {
          return z.array(person);
        },
      })
      .meta({ id: "test.Befriended" });

    expect(toApiSchema(person, "output")).toEqual({
      properties: { name: { type: "string" }, friends: { type: "array", items: { type: "object" } } },
      required: ["name", "friends"],
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

describe("a schema that refers to others", () => {
  it("may have a field of the name that refers", () => {
    const schema = z.object({ $ref: z.string(), $defs: z.object({ $ref: z.string() }) });
    expect(toApiSchema(schema, "input").properties).toEqual({
      $ref: { type: "string" },
      $defs: { type: "object" },
    });
  });

  // An id puts a schema into a registry of the whole process.
  const person = z.object({ id: z.string(), at: z.iso.datetime() }).meta({ id: "test.Person" });
  const declared = {
    type: "object",
    properties: { id: { type: "string" }, at: { type: "string", format: "date-time" } },
  };

  it("is declared with what they are in their place, in several fields and contracts", () => {
    const schema = z.object({ one: person, other: person.optional().describe("who"), all: z.array(person) });
    const properties = {
      one: { type: "object" },
      other: { type: "object", description: "who" },
      all: { type: "array", items: declared },
    };
    expect(toApiSchema(schema, "input")).toEqual({ properties, required: ["one", "all"] });
    expect(toApiSchema(schema, "output").properties).toEqual(properties);
    expect(toApiSchema(z.object({ person }), "input").properties).toEqual({ person: { type: "object" } });
  });

  it.each(["test.a/b", "test.a~b", "test.a~1b"])("is declared whole where its id is %s", (id) => {
    const all = z.array(z.object({ code: z.string() }).meta({ id }));
    expect(toApiSchema(z.object({ all }), "input").properties["all"]?.items).toEqual({
      type: "object",
      properties: { code: { type: "string" } },
    });
  });

  describe("of which many hold each other", () => {
    const links = Array.from({ length: 14 }, (_, index) => index);
    const types: z.ZodObject[] = links.map((index) =>
      z.object(
        Object.defineProperties(
          {},
          Object.fromEntries(
            links.map((link) => {
              const of = () => types[(index + link) % links.length];
              return [`to${link}`, { get: of, enumerable: true }];
            }),
          ),
        ),
      ),
    );

    it("is declared by its type where it is a field", () => {
      const schema = z.object({ root: types[0] as z.ZodObject });
      expect(toApiSchema(schema, "input").properties).toEqual({ root: { type: "object" } });
    });

    it("is refused in an array, for it could be written out without end", () => {
      const schema = z.object({ roots: z.array(types[0] as z.ZodObject) });
      expect(wholeSchemaProblem(schema, "input")).toMatch(
        /^its schemas refer to each other in more than 1000 places;/,
      );
    });
  });

  it("is declared to where it would hold itself again", () => {
    const tree = z.object({
      name: z.string(),
      get parent() {
        return tree.optional();
      },
      get children() {
        return z.array(tree);
      },
    });
    const children = {
      type: "array",
      items: { type: "object" },
    };
    expect(toApiSchema(tree, "input").properties).toEqual({
      name: { type: "string" },
      parent: { type: "object" },
      children,
    });
    expect(toApiSchema(z.object({ trees: z.array(tree) }), "input").properties).toEqual({
      trees: {
        type: "array",
        items: {
          type: "object",
          properties: { name: { type: "string" }, parent: { type: "object" }, children },
        },
      },
    });
  });
});

describe("apiSchemaProblems", () => {
  it.each(["input", "output"] as const)(
    "finds none in a contract that can be declared, as an %s",
    (direction) => {
      const schema = z.object({ id: z.string(), tags: z.array(z.string()).optional() });
      expect(apiSchemaProblems(schema, direction)).toEqual([]);
    },
  );

  it.each<[unknown, string]>([
    ["out of order", "out of order"],
    [Object.create(null), "[Object: null prototype] {}"],
    [undefined, "undefined"],
  ])("names a property whose default throws something that is no error: %#", (thrown, text) => {
    const at = z.string().default(() => {
      throw thrown;
    });
    expect(apiSchemaProblems(z.object({ at }), "input")).toEqual([`at: ${text}`]);
  });

  it("names every property that JSON Schema cannot express, with the reason, and no other", () => {
    const schema = z.object({ at: z.date(), id: z.string(), size: z.object({ bytes: z.bigint() }) });
    expect(apiSchemaProblems(schema, "output")).toEqual([
      "at: Date cannot be represented in JSON Schema",
      "size: BigInt cannot be represented in JSON Schema",
    ]);
  });

  it("tells what goes in from what comes out, also of one and the same schema", () => {
    const schema = z.object({ id: z.string().default("x"), n: z.string().transform(Number) });
    expect(apiSchemaProblems(schema, "input")).toEqual([]);
    expect(apiSchemaProblems(schema, "output")).toEqual([
      "n: Transforms cannot be represented in JSON Schema",
    ]);
    expect(toApiSchema(schema, "input").required).toEqual(["n"]);
    const representable = z.object({ id: z.string().default("x") });
    expect(apiSchemaProblems(representable, "input")).toEqual([]);
    expect(apiSchemaProblems(representable, "output")).toEqual([]);
    expect(toApiSchema(representable, "input").required).toEqual([]);
    expect(toApiSchema(representable, "output").required).toEqual(["id"]);
  });

  it("does not blame a property for the direction that it is not used in", () => {
    const schema = z.object({ at: z.date(), n: z.string().transform(Number) });
    expect(apiSchemaProblems(schema, "input")).toEqual(["at: Date cannot be represented in JSON Schema"]);
    expect(apiSchemaProblems(schema, "output")).toHaveLength(2);
  });

  it("lists nothing where no property is at fault, and the declaration says what is", () => {
    const schema = z.object({ id: z.string() }).catchall(z.date());
    expect(apiSchemaProblems(schema, "input")).toEqual([]);
    expect(() => toApiSchema(schema, "input")).toThrow("Date cannot be represented in JSON Schema");
  });
});
