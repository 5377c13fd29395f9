import { createHash } from "node:crypto";
import * as path from "node:path";
import { toApiSchema } from "../../infra/actions/api-schema";
import type { DiscoveredAction } from "../../infra/actions/discover-actions";
import { formatContract } from "../../providers/contract/contract-text";
import type {
  ActionDefinition,
  ActionRecord,
  DataActionsApi,
} from "../../providers/platforms/data-actions-api";
import { DevBundle, type DevBuild } from "./dev-bundle";
import type { DevEnvironment } from "./dev-environment";

/** An action of the loop: its compiler, and what of it is deployed. */
interface LiveAction {
  readonly bundle: DevBundle;
  build?: DevBuild | undefined;
  record?: ActionRecord;
  /** Of all that was sent last. */
  fingerprint?: string;
}

/** What the loop's deployments need. */
export interface DeployedActionsContext {
  readonly projectRoot: string;
  readonly api: DataActionsApi;
  readonly environmentOf: (action: DiscoveredAction) => DevEnvironment;
  /** Where a debugger finds the action; undefined without one. */
  readonly debuggerPortOf: (name: string) => number | undefined;
}

/** The actions that the development loop has deployed to its simulator. */
export class DeployedActions {
  private readonly live = new Map<string, LiveAction>();

  constructor(private readonly context: DeployedActionsContext) {}

  /** The variables that an action has no value for. */
  missingOf(action: DiscoveredAction): readonly string[] {
    return this.context.environmentOf(action).missing;
  }

  /** Whether a deployed action's handler is made by the run-time, which repeats, bounds its time and writes its trace. */
  usesRuntime(name: string): boolean {
    const { projectRoot } = this.context;
    const runtime = path.join(projectRoot, "action-src", "runtime", "run", "run-action.ts");
    return this.live.get(name)?.build?.sources.has(runtime) ?? false;
  }

  /** The id of a deployed action. */
  idOf(name: string): string | undefined {
    return this.live.get(name)?.record?.id;
  }

  /**
   * Compiles and deploys an action where anything of it has changed.
   *
   * @param changed absolute paths; an action that uses none of them is not compiled again
   * @returns whether it was deployed
   * @throws COMMAND_INVALID where it does not compile
   */
  async deploy(action: DiscoveredAction, changed: ReadonlySet<string>): Promise<boolean> {
    const { name } = action.description;
    const live = await this.liveOf(action);
    const isStale = !live.build || [...changed].some((file) => live.build?.sources.has(file));
    if (isStale) {
      live.build = undefined;
      // After a mistake the source may be what it was; people are told all the same that it is right again.
      const { fingerprint } = live;
      delete live.fingerprint;
      live.build = await live.bundle.build();
      if (fingerprint !== undefined) live.fingerprint = fingerprint;
    }
    const definition = this.definitionOf(action, live.build as DevBuild);
    const fingerprint = createHash("sha256").update(JSON.stringify(definition)).digest("hex");
    if (fingerprint === live.fingerprint) return false;
    const { api } = this.context;
    live.record = live.record
      ? await api.putAction(live.record, definition)
      : await api.postAction(definition);
    live.fingerprint = fingerprint;
    this.live.set(name, live);
    return true;
  }

  /** Takes away the actions that the source does not have any more; returns their names. */
  async keepOnly(names: readonly string[]): Promise<string[]> {
    const gone = [...this.live].filter(([name]) => !names.includes(name));
    for (const [name, { bundle, record }] of gone) {
      this.live.delete(name);
      if (record) await this.context.api.deleteAction(record.id);
      await bundle.close();
    }
    return gone.map(([name]) => name);
  }

  async close(): Promise<void> {
    await Promise.all([...this.live.values()].map(({ bundle }) => bundle.close()));
  }

  private async liveOf({ folder, description: { name } }: DiscoveredAction): Promise<LiveAction> {
    const known = this.live.get(name);
    if (known) return known;
    const { projectRoot, debuggerPortOf } = this.context;
    const made = { bundle: await DevBundle.open(projectRoot, folder, debuggerPortOf(name)) };
    this.live.set(name, made);
    return made;
  }

  private definitionOf(action: DiscoveredAction, { bytes }: DevBuild): ActionDefinition {
    const { name, description, runtime, timeoutSeconds, contract } = action.description;
    return {
      name,
      description,
      runtime,
      timeoutSeconds,
      contract: formatContract({
        inputs: toApiSchema(contract.inputs, "input"),
        outputs: toApiSchema(contract.outputs, "output"),
      }),
      environment: this.context.environmentOf(action).values,
      tags: {},
      codeBase64: Buffer.from(bytes).toString("base64"),
    };
  }
}
