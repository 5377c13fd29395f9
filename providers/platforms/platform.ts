import type { DataActionsApi } from "./data-actions-api";
import type { IntegrationsApi } from "./integrations-api";
import type { PlatformCapabilities } from "./platform-capabilities";
import type { SenderDependencies } from "./rest/call-sender";
import type { ConnectionKey } from "./rest/connection-settings";

/** A connection to an organisation on one platform. */
export interface PlatformConnection {
  readonly actions: DataActionsApi;
  /** Missing where actions belong to no integration. */
  readonly integrations?: IntegrationsApi;
}

/** A platform that a stack can deploy to. */
export interface Platform {
  readonly capabilities: PlatformCapabilities;
  /** The configuration keys of the connection, by setting. */
  readonly connectionKeys: Readonly<Record<string, ConnectionKey>>;
  /**
   * What a stack says of its connection, unchecked; a text that is another one after any change.
   *
   * @param get reads a key of the project's namespace
   */
  readSettings(
    get: (key: string) => string | undefined,
    environment: Readonly<Record<string, string | undefined>>,
  ): PlatformSettings;
}

/** What a stack says of its connection, which is made when the first call needs it. */
export interface PlatformSettings {
  /** Two that are equal make the same connection. It holds secrets. */
  readonly fingerprint: string;
  /** @throws CONFIGURATION_INVALID */
  connect(dependencies?: SenderDependencies): PlatformConnection;
}
