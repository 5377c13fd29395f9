import type { PlatformName } from "../../providers/platforms/platform-names.js";

/** Whether a platform keeps what an execution logged, for `npm run traces`. */
const KEEPS_TRACES: Readonly<Record<PlatformName, boolean>> = { cxone: true, "genesys-cloud": false };

/** Whether a platform keeps what an execution logged. */
export function keepsTraces(platform: PlatformName): boolean {
  return KEEPS_TRACES[platform];
}

/** What somebody does whose platform keeps no traces, as a whole sentence. */
export function insteadOfTraces(action: string): string {
  return (
    `Execute it with the same inputs on this machine, which shows its trace: npm run dev -- --run ${action} ` +
    "--inputs FILE. errorDetails and the smoke test's error say why it failed."
  );
}
