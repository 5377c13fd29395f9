import * as z from "zod";
import type { ConfigKind } from "./config-key";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** HTTPS, but on loopback; without user name and password. */
const url = z
  .string()
  .refine(isSafeUrl, "must be an https:// URL without credentials (http:// only on loopback)");

const jsonOf = <T extends z.ZodType>(schema: T, expected: string) =>
  z.string().refine((text) => schema.safeParse(parseJson(text)).success, `must be ${expected}`);

/** How a value of each kind is validated, always as the string that the stack's configuration holds. */
export const configValueSchemas: Record<ConfigKind, z.ZodType<string>> = {
  text: z.string().min(1, "must not be empty").max(4096, "must have at most 4,096 characters"),
  url,
  boolean: z.enum(["true", "false"], "must be true or false"),
  count: z.string().regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999"),
  list: jsonOf(z.array(z.string()), 'a list of strings, for example ["a", "b"]'),
  map: jsonOf(z.record(z.string(), z.string()), 'a map of strings, for example {"name": "value"}'),
};

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const secure = protocol === "https:" || (protocol === "http:" && loopbackHosts.has(hostname));
  return secure && username === "" && password === "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
