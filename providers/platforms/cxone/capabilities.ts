import type { PlatformCapabilities } from "../platform-capabilities";
import { CXONE_DIALECT } from "./dialect";

/** CXone's. Source of what has no remark: docs/contract.md. */
export const CXONE_CAPABILITIES: PlatformCapabilities = {
  name: CXONE_DIALECT.name,
  codePrefix: CXONE_DIALECT.codePrefix,
  flows: "Studio flows",
  resourceType: "pulumi-nodejs:dynamic/cxone:DataAction",
  uniqueNames: true,
  fixedContract: false,
  drafts: false,
  traces: true,
  ownEnvironment: true,
  limits: {
    // ASSUMED: the contract names no limits on names and descriptions (check-data-action.test.ts).
    name: {
      pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/,
      rule: "Use 1 to 128 letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or a digit.",
    },
    maxDescriptionLength: 1_000,
    runtime: { pattern: /^nodejs18$/, rule: "Use nodejs18." },
    timeoutSeconds: { min: 1, max: 30 },
    maxCodeBytes: 5 * 1024 * 1024,
  },
};
