import type * as z from "zod";
import { isObject, type Properties } from "../../providers/properties";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Types that hold each other can be written out without end; a contract that says so much tells nobody anything. */
const MOST_FOLLOWED = 1_000;

/**
 * A property of a JSON Schema with what it refers to in its place, as far as a contract declares it (`declaredSchema`): the
 * property itself, the items of an array, and the fields of those. zod refers to a schema that has an id (`.meta({ id })`), and
 * to one that holds itself. Of the latter no more than the type is said, where it would begin anew.
 */
export class SchemaReferences {
  /** The contract itself, in whose place zod refers to it where it has an id. */
  readonly contract: Properties;
  private readonly within: readonly string[];
  private followed = 0;

  /** @throws Error as {@link inProperty} */
  constructor(private readonly whole: JsonSchema) {
    const { schema, within } = this.follow(whole, ["#"]);
    this.contract = schema;
    this.within = within;
  }

  /** @throws Error where following takes too long, or leads nowhere */
  inProperty(property: unknown): unknown {
    if (!isObject(property)) return property;
    const { schema, within } = this.follow(property, this.within);
    return schema["type"] === "array" ? this.inItems(schema, within) : schema;
  }

  /** @param within the references that the part is in the place of */
  private inItems(part: unknown, within: readonly string[]): unknown {
    if (!isObject(part)) return part;
    const { schema, within: inside } = this.follow(part, within);
    const { items, properties } = schema;
    const fields = isObject(properties) ? Object.entries(properties) : [];
    const each = fields.map(([name, field]) => [name, this.inItems(field, inside)] as const);
    return {
      ...schema,
      ...(items === undefined ? {} : { items: this.inItems(items, inside) }),
      ...(each.length === 0 ? {} : { properties: Object.fromEntries(each) }),
    };
  }

  private follow(
    part: Properties,
    within: readonly string[],
  ): { schema: Properties; within: readonly string[] } {
    const { $ref: reference, ...rest } = part;
    if (typeof reference !== "string") return { schema: part, within };
    if ((this.followed += 1) > MOST_FOLLOWED)
      throw new Error(
        `its schemas refer to each other in more than ${MOST_FOLLOWED} places; make an array of fewer types`,
      );
    const meant = this.meantBy(reference);
    if (within.includes(reference)) return { schema: { type: meant["type"], ...rest }, within };
    const next = this.follow(meant, [...within, reference]);
    return { schema: { ...next.schema, ...rest }, within: next.within };
  }

  private meantBy(reference: string): Properties {
    if (reference === "#") return this.whole;
    // A JSON pointer (RFC 6901).
    const name = reference
      .replace(/^#\/\$defs\//, "")
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
    const definitions = this.whole.$defs ?? {};
    const meant: unknown = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (!isObject(meant)) throw new Error(`${reference} refers to nothing`);
    return meant;
  }
}
