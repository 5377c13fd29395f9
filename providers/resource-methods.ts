import type { CheckResult } from "./data-action/check-data-action";
import type { ReadResult } from "./data-action/read-data-action";
import type { PlatformConnection } from "./platforms/platform";
import type { PlatformCapabilities } from "./platforms/platform-capabilities";
import type { SenderDependencies } from "./platforms/rest/call-sender";
import type { Properties } from "./properties";

/** What the provider takes from the outside world. */
export interface ProviderDependencies extends SenderDependencies {
  /** Draws a secret key, 64 hex digits. */
  readonly drawKeyHex: () => string;
  /** The commit that is being deployed, where there is one. */
  readonly readGitCommit: () => Promise<string | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What the resources of one process share: the platform of their stack, and one connection to it. */
export interface SharedConnection {
  readonly platform: PlatformCapabilities;
  readonly connected: PlatformConnection;
}

/** The methods of a resource, as the dynamic provider host calls them. */
export interface ResourceMethods {
  check(old: Properties, given: Properties): Promise<CheckResult>;
  diff(id: string, state: Properties, inputs: Properties): Promise<{ changes: boolean; replaces: string[] }>;
  create(inputs: Properties): Promise<{ readonly id: string; readonly outs: Properties }>;
  read(id: string, state: Properties): Promise<ReadResult>;
  update(id: string, state: Properties, inputs: Properties): Promise<{ outs: Properties }>;
  delete(id: string, state: Properties): Promise<void>;
}
