import type { PropertySchema } from "../../../providers/contract/contract-text";
import { textLiteral, valueLiteral } from "./literal";

/** How zod checks the formats that it knows; any other is declared, and not checked. */
const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "z.iso.datetime({ offset: true })",
  date: "z.iso.date()",
  duration: "z.iso.duration()",
  email: "z.email()",
  ipv4: "z.ipv4()",
  ipv6: "z.ipv6()",
  uri: "z.url()",
  uuid: "z.guid()",
};

const TYPES: Readonly<Record<string, string>> = {
  string: "z.string()",
  number: "z.number()",
  integer: "z.int()",
  boolean: "z.boolean()",
  array: "z.array(z.unknown())",
  object: "z.record(z.string(), z.unknown())",
};

/** An input or output in zod, as far as a contract of this project can say it; a text where it cannot. */
export function propertySource(schema: PropertySchema, isRequired: boolean): string {
  const { description } = schema;
  return [
    typeSource(schema),
    isRequired ? "" : ".optional()",
    typeof description === "string" && description !== "" ? `.describe(${textLiteral(description)})` : "",
  ].join("");
}

function typeSource({ type, format, enum: choices }: PropertySchema): string {
  const [known, declared] = [textOf(format), textOf(type)];
  if (type === "string" && isListOf("string", choices))
    return `z.enum(${valueLiteral(choices)})${declaring(known)}`;
  if (type === "number" && isListOf("number", choices))
    return `z.literal(${valueLiteral(choices)})${declaring(known)}`;
  const checked = type === "string" ? own(FORMATS, known) : undefined;
  return checked ?? `${own(TYPES, declared) ?? TYPES["string"]}${declaring(known)}`;
}

function declaring(format: string): string {
  return format === "" ? "" : `.meta({ format: ${textLiteral(format)} })`;
}

function isListOf(type: "string" | "number", value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === type);
}

/** A platform's text may be `constructor`. */
function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
