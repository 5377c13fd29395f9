import type { PlatformCapabilities } from "../platform-capabilities";
import { contractProblems } from "./contract-problems";
import { GENESYS_DIALECT } from "./dialect";

/** Genesys Cloud's function data actions. Sources: the official SDKs and the resource centre (docs/platforms.md). */
export const GENESYS_CAPABILITIES: PlatformCapabilities = {
  name: GENESYS_DIALECT.name,
  codePrefix: GENESYS_DIALECT.codePrefix,
  flows: "Architect flows",
  resourceType: "pulumi-nodejs:dynamic/genesyscloud:DataAction",
  uniqueNames: false,
  fixedContract: true,
  drafts: true,
  traces: false,
  ownEnvironment: false,
  limits: {
    // An action may have 256 characters; the name is also part of the uploaded file's, whose longest is not documented.
    // ASSUMED: 128 and a sha256 behind them are taken (capabilities.test.ts); the upload's refusal says so where not.
    name: {
      pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/,
      rule: "Use 1 to 128 letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or a digit.",
    },
    // The function's description is the only place for one.
    maxDescriptionLength: 255,
    // Which of them exist changes with time: the platform is asked before the first write of a run.
    runtime: { pattern: /^nodejs\d{1,3}\.x$/, rule: "Use the name of a runtime, such as nodejs22.x." },
    // Source: the SDK's `Function` model.
    timeoutSeconds: { min: 1, max: 15 },
    maxCodeBytes: 256 * 1024 * 1024,
  },
  contractProblems,
};
