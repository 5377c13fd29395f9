import * as path from "node:path";
import { discoverActions, type DiscoveredAction } from "../../infra/actions/discover-actions";
import { errorMessage } from "../../load/error-message.js";
import { forgetTypeScript } from "../../load/load-typescript.js";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { outputProblems } from "../text/output-problems";
import { readInputs } from "../text/read-inputs";
import type { DeployedActions } from "./deployed-actions";
import type { DevSimulators } from "./dev-simulators";
import { renderAnswer, renderFailure } from "./render-outcome";

/** What the loop works with. */
export interface DevLoopContext {
  readonly projectRoot: string;
  readonly simulators: Pick<DevSimulators, "restartBackends">;
  readonly api: DataActionsApi;
  readonly deployed: DeployedActions;
  /** The action that is executed after each deployment. */
  readonly run: string | undefined;
  /** Absolute path of its inputs. */
  readonly inputsFile: string | undefined;
  /** Where the action that is run waits for a debugger; undefined where it does not. */
  readonly debuggerPort: number | undefined;
  readonly say: (text: string) => void;
}

/** Deploys what has changed, one turn after another however fast people save, and executes what was asked for. */
export class DevLoop {
  private readonly changed = new Set<string>();
  private mustRun = false;
  private turning: Promise<void> | undefined;
  private actions: readonly DiscoveredAction[] = [];
  private closed = false;
  /** Whether what is run was not executed since it was deployed. */
  private isFresh = true;
  /** How often what is run was deployed. */
  private deployments = 0;
  /** Whether something was said since the turn began. */
  private hasSpoken = false;

  constructor(private readonly context: DevLoopContext) {}

  /** Notes files that have changed, absolute paths, and sees to them. Resolves when all is deployed. */
  async noteChanges(files: readonly string[]): Promise<void> {
    for (const file of files) this.changed.add(file);
    await this.turn();
  }

  /** Executes the action once more. */
  async runAgain(): Promise<void> {
    this.mustRun = true;
    await this.turn();
  }

  /** Begins no further turn. */
  close(): void {
    this.closed = true;
  }

  private turn(): Promise<void> {
    this.turning ??= this.turns().finally(() => (this.turning = undefined));
    return this.turning;
  }

  private async turns(): Promise<void> {
    let isFirst = true;
    while (!this.closed && (isFirst || this.changed.size > 0 || this.mustRun)) {
      isFirst = false;
      const changed = new Set(this.changed);
      this.changed.clear();
      try {
        const { inputsFile } = this.context;
        if (inputsFile !== undefined && changed.has(inputsFile)) this.mustRun = true;
        this.hasSpoken = false;
        if (await this.deploy(changed)) this.mustRun = true;
        const { mustRun } = this;
        if (changed.size > 0 && !mustRun && !this.hasSpoken)
          this.context.say("Saved; no action is changed by it, so nothing was deployed.");
        this.mustRun = false;
        // Not waited for: who stands at a breakpoint, or waits for a slow backend, goes on editing.
        if (mustRun) void this.execute().catch((error: unknown) => this.tell(error));
      } catch (error) {
        this.tell(error);
      }
    }
  }

  /** @returns whether the action that is run was deployed */
  private async deploy(changed: ReadonlySet<string>): Promise<boolean> {
    const { projectRoot, simulators, deployed, run } = this.context;
    const say = (text: string): void => {
      this.hasSpoken = true;
      this.context.say(text);
    };
    if ([...changed].some((file) => path.basename(file) === "sim.ts")) {
      await simulators.restartBackends();
      say("The simulated backends run anew.");
      this.mustRun = true;
    }
    forgetTypeScript();
    this.actions = discoverActions(projectRoot);
    const gone = await deployed.keepOnly(this.actions.map(({ description }) => description.name));
    for (const name of gone) say(`${name} is gone.`);
    let wasRunDeployed = false;
    for (const action of this.actions) {
      const { name } = action.description;
      const startedAtMs = performance.now();
      try {
        if (!(await deployed.deploy(action, changed))) continue;
        say(`${name} deployed in ${Math.round(performance.now() - startedAtMs)} ms`);
        const missing = deployed.missingOf(action);
        if (missing.length > 0)
          say(
            `  It lacks ${missing.join(", ")}: export them in this shell, or let its sim.ts offer their keys.`,
          );
        if (!deployed.usesRuntime(name))
          say(
            "  Its handler is not made by createActionHandler: nobody repeats, waits, bounds its time, holds its answers to " +
              "the contract or writes its trace (docs/writing-actions.md).",
          );
        if (name !== run) continue;
        wasRunDeployed = true;
        this.isFresh = true;
        this.deployments += 1;
      } catch (error) {
        // The others are deployed all the same.
        say(errorMessage(error));
      }
    }
    return wasRunDeployed;
  }

  private tell(error: unknown): void {
    if (!this.closed) this.context.say(errorMessage(error));
  }

  private async execute(): Promise<void> {
    const { api, deployed, run, inputsFile, debuggerPort, say } = this.context;
    if (run === undefined) return;
    const action = this.actions.find(({ description }) => description.name === run);
    const id = deployed.idOf(run);
    if (!action || id === undefined) return say(`${run} is not deployed, and so not executed.`);
    const { inputs: example } = action.description.smokeTest;
    const inputs = inputsFile === undefined ? example : await readInputs(inputsFile, example);
    const isFirst = this.isFresh;
    this.isFresh = false;
    const { deployments } = this;
    if (isFirst && debuggerPort !== undefined)
      say(`${run} waits for a debugger at 127.0.0.1:${debuggerPort} before it runs: attach one.`);
    const result = await api.executeAction(id, inputs).catch((error: unknown) => {
      const failure = renderFailure(run, error, this.deployments !== deployments);
      if (failure === undefined) throw error;
      if (!this.closed) say(failure);
    });
    if (this.closed || result === undefined) return;
    const problems = outputProblems(action.description.contract.outputs, result.outputs);
    say(renderAnswer(run, result, { isFirst, problems }));
  }
}
