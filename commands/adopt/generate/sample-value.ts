import type { PropertySchema } from "../../../providers/contract/contract-text";

const TEXTS: Readonly<Record<string, string>> = {
  "date-time": "2026-01-02T03:04:05Z",
  date: "2026-01-02",
  duration: "P1D",
  email: "caller@example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/** A value that an input of this schema takes: a stand-in, which says nothing. */
export function sampleValue({ type, format, enum: choices }: PropertySchema): unknown {
  if (Array.isArray(choices) && choices.length > 0 && (type === "string" || type === "number"))
    return choices[0];
  switch (type) {
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return {};
    default:
      return typeof format === "string" && Object.hasOwn(TEXTS, format) ? TEXTS[format] : "sample";
  }
}
