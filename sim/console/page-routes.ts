import { readFileSync, readdirSync } from "node:fs";
import * as path from "node:path";
import type { SimAnswer } from "../http/message";
import type { Route } from "../http/router";
import { PAGE_FOLDER } from "./page-folder.js";

/** Where the page is. */
export const CONSOLE_PATH = "/console";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The page runs its own files alone, speaks to its own server alone, stands in no frame, and is kept nowhere. */
const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/** The page and its files, which hold nothing that not everybody may see. They are read at each request: an edit shows. */
export function pageRoutes(): Route[] {
  const files = readdirSync(PAGE_FOLDER).filter((name) => path.extname(name) in TYPES);
  return [
    { method: "GET", path: "/", handle: () => ({ status: 302, headers: { location: CONSOLE_PATH } }) },
    { method: "GET", path: CONSOLE_PATH, handle: () => pageFile("index.html") },
    ...files.map((name) => ({
      method: "GET",
      path: `${CONSOLE_PATH}/${name}`,
      handle: () => pageFile(name),
    })),
  ];
}

function pageFile(name: string): SimAnswer {
  const headers = { "content-type": TYPES[path.extname(name)] ?? "", ...PAGE_HEADERS };
  return { status: 200, headers, body: readFileSync(path.join(PAGE_FOLDER, name), "utf8") };
}
