import * as fs from "node:fs";
import { type Browser, chromium } from "playwright-core";

const EXECUTABLE = "/usr/bin/chromium";

/** Why there is no Chromium, undefined where there is one. */
export function chromiumIsMissing(): string | undefined {
  return fs.existsSync(EXECUTABLE)
    ? undefined
    : `Chromium is not at ${EXECUTABLE} (apt-get install chromium)`;
}

/** Starts Debian's Chromium without a window; it calls nobody by itself. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
