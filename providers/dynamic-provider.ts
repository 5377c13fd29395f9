import { randomBytes } from "node:crypto";
import type { PlatformConnection, PlatformSettings } from "./platforms/platform";
import { DEFAULT_PLATFORM, PLATFORM_KEY, platformNameOf } from "./platforms/platform-names.js";
import { PLATFORMS } from "./platforms/platforms";
import { systemDependencies } from "./platforms/rest/system-dependencies";
import { dataActionProvider } from "./data-action/data-action-provider";
import { integrationProvider } from "./integration/integration-provider";
import type { ProviderDependencies, ResourceMethods, SharedConnection } from "./resource-methods";
import { readGitCommit } from "./releases/git-commit";

/** The project's configuration as the provider host hands it over; secrets come unwrapped. */
export interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/** The methods of a dynamic provider. Source: `@pulumi/pulumi/cmd/dynamic-provider/index.js` 3.248.0. */
export interface DynamicProvider extends ResourceMethods {
  configure(request: ConfigureRequest): Promise<void>;
}

/** The providers of one process: of the data actions, and of the integrations that they belong to on some platforms. */
export interface DynamicProviders extends DynamicProvider {
  readonly integration: DynamicProvider;
}

const SYSTEM: ProviderDependencies = {
  ...systemDependencies,
  drawKeyHex: () => randomBytes(32).toString("hex"),
  readGitCommit,
  environment: process.env,
};

/**
 * The providers of one process: one connection, and so one token, for all of its resources. The connection is made by
 * the first call that needs it, because a preview needs none and must work without credentials.
 */
export function createProvider(dependencies: ProviderDependencies = SYSTEM): DynamicProviders {
  let platform = PLATFORMS[DEFAULT_PLATFORM];
  let settings: PlatformSettings = platform.readSettings(() => undefined, dependencies.environment);
  let connected: PlatformConnection | undefined;
  const shared: SharedConnection = {
    get platform() {
      return platform.capabilities;
    },
    get connected() {
      return (connected ??= settings.connect(dependencies));
    },
  };
  // Every method is async, so that an error is a rejected promise whatever the host awaits.
  const configure = async ({ config }: ConfigureRequest): Promise<void> => {
    const name = platformNameOf(config.get(PLATFORM_KEY)) ?? DEFAULT_PLATFORM;
    const next = PLATFORMS[name].readSettings((key) => config.get(key), dependencies.environment);
    if (platform !== PLATFORMS[name] || next.fingerprint !== settings.fingerprint) connected = undefined;
    platform = PLATFORMS[name];
    settings = await Promise.resolve(next);
  };
  return {
    configure,
    ...dataActionProvider(shared, dependencies),
    integration: { configure, ...integrationProvider(shared, dependencies) },
  };
}
