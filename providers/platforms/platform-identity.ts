import type { CodePrefix } from "../errors/error-codes";

/** How errors speak of a platform. */
export interface PlatformIdentity {
  /** As people call it: `CXone`. */
  readonly name: string;
  readonly codePrefix: CodePrefix;
}
