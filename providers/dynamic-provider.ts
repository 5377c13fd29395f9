import { randomBytes } from "node:crypto";
import { CXONE_CAPABILITIES } from "./platforms/cxone/capabilities";
import { connectToCxone } from "./platforms/cxone/connect";
import type { SenderDependencies } from "./platforms/rest/call-sender";
import { systemDependencies } from "./platforms/rest/system-dependencies";
import { readSettings, type CxoneSettings } from "./platforms/cxone/connection-settings";
import type { DataActionsApi } from "./platforms/data-actions-api";
import { forEngine } from "./data-action/check-failure";
import { checkDataAction, type CheckResult } from "./data-action/check-data-action";
import { createDataAction, type Created } from "./data-action/create-data-action";
import { deleteDataAction } from "./data-action/delete-data-action";
import { diffDataAction } from "./data-action/diff-data-action";
import type { Properties } from "./properties";
import { readDataAction, type ReadResult } from "./data-action/read-data-action";
import type { ActionDependencies } from "./data-action/replace-action";
import { updateDataAction } from "./data-action/update-data-action";
import { UnfinishedError } from "./errors/unfinished-error";
import { readGitCommit } from "./releases/git-commit";
import { LEDGER_PROPERTY } from "./releases/ledger";
import { recordRelease } from "./releases/record-release";

/** What the provider takes from the outside world. */
export interface ProviderDependencies extends SenderDependencies {
  /** Draws a secret key, 64 hex digits. */
  readonly drawKeyHex: () => string;
  /** The commit that is being deployed, where there is one. */
  readonly readGitCommit: () => Promise<string | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The project's configuration as the provider host hands it over; secrets come unwrapped. */
export interface ConfigureRequest {
  readonly config: { get(key: string): string | undefined };
}

/** The methods of the dynamic provider. Source: `@pulumi/pulumi/cmd/dynamic-provider/index.js` 3.248.0. */
export interface DynamicProvider {
  configure(request: ConfigureRequest): Promise<void>;
  check(old: Properties, given: Properties): Promise<CheckResult>;
  diff(id: string, state: Properties, inputs: Properties): Promise<{ changes: boolean; replaces: string[] }>;
  create(inputs: Properties): Promise<Created>;
  read(id: string, state: Properties): Promise<ReadResult>;
  update(id: string, state: Properties, inputs: Properties): Promise<{ outs: Properties }>;
  delete(id: string, state: Properties): Promise<void>;
}

const SYSTEM: ProviderDependencies = {
  ...systemDependencies,
  drawKeyHex: () => randomBytes(32).toString("hex"),
  readGitCommit,
  environment: process.env,
};

/**
 * The provider of one process: one connection, and so one token, for all of its resources. The connection is made by
 * the first call that needs it, because a preview needs none and must work without credentials.
 */
export function createProvider(dependencies: ProviderDependencies = SYSTEM): DynamicProvider {
  let settings: CxoneSettings = readSettings(() => undefined, dependencies.environment);
  let connected: DataActionsApi | undefined;
  /** Of actions that the state had and CXone has no more, as far as this process has seen or seen to it. */
  const goneIds = new Set<string>();
  const api = () => (connected ??= connectToCxone(settings, dependencies));
  const actions = (): ActionDependencies => ({ ...dependencies, api: api() });
  const release = async (state: Properties, inputs: Properties): Promise<Properties> =>
    recordRelease(state, inputs, {
      at: new Date(dependencies.clock.epochMs()).toISOString(),
      commit: await dependencies.readGitCommit(),
    });
  // Every method is async, so that an error is a rejected promise whatever the host awaits.
  return {
    configure: async ({ config }) => {
      const next = readSettings((key) => config.get(key), dependencies.environment);
      if (JSON.stringify(next) !== JSON.stringify(settings)) connected = undefined;
      settings = await Promise.resolve(next);
    },
    check: async (old, given) => {
      const { drawKeyHex } = dependencies;
      const platform = CXONE_CAPABILITIES;
      const { inputs, failures } = await checkDataAction(old, given, { platform, drawKeyHex });
      return { inputs, failures: failures.map((failure) => forEngine(failure, inputs)) };
    },
    diff: async (_id, state, inputs) => Promise.resolve(diffDataAction(state, inputs)),
    create: async (inputs) => {
      const { id, outs } = await createDataAction(actions(), inputs, goneIds);
      return { id, outs: { ...outs, ...(await release({}, inputs)) } };
    },
    read: async (id, state) => {
      const read = await readDataAction(api(), id, state);
      if (read.id === "") goneIds.add(id);
      return read;
    },
    update: async (id, state, inputs) => {
      const { outs } = await updateDataAction(actions(), id, state, inputs).catch((error: unknown) => {
        throw keepLedger(error, state);
      });
      return { outs: { ...outs, ...(await release(state, inputs)) } };
    },
    delete: async (id, state) => {
      await deleteDataAction(api(), id, state);
      goneIds.add(id);
    },
  };
}

/** What the engine records of an unfinished update replaces the outputs, and must not lose the releases before it. */
function keepLedger(error: unknown, state: Properties): unknown {
  if (error instanceof UnfinishedError) error.properties[LEDGER_PROPERTY] = state[LEDGER_PROPERTY] ?? [];
  return error;
}
