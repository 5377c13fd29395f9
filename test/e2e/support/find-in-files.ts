import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";

/** The ways a text may hide in a file: as it is, escaped in JSON, in a URL or form, in base64 at any offset, in hex. */
function encodedForms(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) =>
    // Without the first and last characters, which depend on what stands beside the text.
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "")
      .slice(4, -2),
  );
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString("hex"),
    ...base64,
  ];
}

/** The files below a folder, backups and compressed ones included, that hold a text in plain or in a common encoding. */
export function filesContaining(folder: string, text: string): string[] {
  const forms = encodedForms(text);
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .filter((file) => {
      const content = contentOf(file);
      return forms.some((form) => content.includes(form));
    });
}

/** The encoded forms of a text that a text contains. */
export function formsIn(content: string, text: string): string[] {
  return encodedForms(text).filter((form) => content.includes(form));
}

function contentOf(file: string): string {
  const bytes = fs.readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1");
}
