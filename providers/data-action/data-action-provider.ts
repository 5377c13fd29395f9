import type { ProviderDependencies, ResourceMethods, SharedConnection } from "../resource-methods";
import { UnfinishedError } from "../errors/unfinished-error";
import { textOf, type Properties } from "../properties";
import { LEDGER_PROPERTY } from "../releases/ledger";
import { recordRelease } from "../releases/record-release";
import { resourceNameOf } from "../releases/resource-name";
import { forEngine } from "./check-failure";
import { checkDataAction } from "./check-data-action";
import { createDataAction, type RecordedActions } from "./create-data-action";
import { deleteDataAction } from "./delete-data-action";
import { diffDataAction } from "./diff-data-action";
import { readDataAction } from "./read-data-action";
import type { ActionDependencies } from "./replace-action";
import { updateDataAction } from "./update-data-action";

/** The methods of the data actions of one process. */
export function dataActionProvider(
  shared: SharedConnection,
  dependencies: Omit<ProviderDependencies, "environment">,
): ResourceMethods {
  /** Of actions that the state had and the platform has no more, as far as this process has seen or seen to it. */
  const goneIds = new Set<string>();
  const recorded = new RecordedIds();
  /** The outputs of the actions that the state has, by resource name: what replaces one goes on with its releases. */
  const known = new Map<string, Properties>();
  const actions = (): ActionDependencies => ({ ...dependencies, api: shared.connected.actions });
  const release = async (state: Properties, inputs: Properties): Promise<Properties> =>
    recordRelease(state, inputs, {
      at: new Date(dependencies.clock.epochMs()).toISOString(),
      commit: await dependencies.readGitCommit(),
    });
  return {
    check: async (old, given) => {
      recorded.note(textOf(old, "fingerprintKey"));
      const { drawKeyHex } = dependencies;
      const { platform } = shared;
      const { inputs, failures } = await checkDataAction(old, given, { platform, drawKeyHex });
      return { inputs, failures: failures.map((failure) => forEngine(failure, inputs)) };
    },
    diff: async (id, state, inputs) => {
      recorded.note(textOf(state, "fingerprintKey"), id);
      known.set(resourceNameOf(inputs), state);
      return Promise.resolve(diffDataAction(state, inputs, shared.platform));
    },
    create: async (inputs) => {
      const before = recorded.of(textOf(inputs, "fingerprintKey"));
      const replaced = known.get(resourceNameOf(inputs)) ?? {};
      const { id, outs } = await createDataAction(actions(), inputs, goneIds, before).catch(
        (error: unknown) => {
          throw keepLedger(error, replaced);
        },
      );
      return { id, outs: { ...outs, ...(await release(replaced, inputs)) } };
    },
    read: async (id, state) => {
      const read = await readDataAction(actions().api, id, state);
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
      await deleteDataAction(actions().api, id, state);
      goneIds.add(id);
      // A replacement that was asked for by hand comes without a `diff`; where it deletes first, this is what it tells.
      known.set(resourceNameOf(state), state);
    },
  };
}

/**
 * Which actions the state has, by the key that a resource keeps for life: one that is created again while the state has
 * it is being replaced, and must not take the old action for an earlier attempt at the new one.
 */
class RecordedIds {
  private readonly ids = new Map<string, Set<string>>();

  /** @param id undefined where the call does not tell: `check` has old inputs and no id */
  note(keyHex: string, id?: string): void {
    if (keyHex === "") return;
    const known = this.ids.get(keyHex) ?? new Set();
    if (id !== undefined) known.add(id);
    this.ids.set(keyHex, known);
  }

  /** A replacement that was asked for by hand (`--replace`) comes without a `diff`, and so without an id. */
  of(keyHex: string): RecordedActions {
    const known = this.ids.get(keyHex);
    if (known === undefined) return new Set();
    return known.size > 0 ? known : "unknown ids";
  }
}

/** What the engine records of an unfinished write are its outputs, and must not lose the releases before it. */
function keepLedger(error: unknown, state: Properties): unknown {
  if (error instanceof UnfinishedError) error.properties[LEDGER_PROPERTY] = state[LEDGER_PROPERTY] ?? [];
  return error;
}
