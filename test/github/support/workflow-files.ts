import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

const github = path.resolve(__dirname, "../../../.github");

/** A step of a job or of a composite action. */
export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job, as far as the tests look at it. */
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  /** The reusable workflow that it calls, in place of steps. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly secrets?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  /** Empty where it calls a workflow. */
  readonly steps: readonly Step[];
}

/** A workflow, parsed. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Every workflow by its file's name without the ending. */
export function workflows(): Map<string, Workflow> {
  const folder = path.join(github, "workflows");
  const names = fs.readdirSync(folder).sort();
  return new Map(
    names.map((name) => [
      path.basename(name, ".yml"),
      withSteps(parse(fs.readFileSync(path.join(folder, name), "utf8")) as Workflow),
    ]),
  );
}

function withSteps(workflow: Workflow): Workflow {
  const jobs = Object.entries(workflow.jobs).map(([name, job]) => [name, { ...job, steps: job.steps ?? [] }]);
  return { ...workflow, jobs: Object.fromEntries(jobs) as Workflow["jobs"] };
}

/** `.github/dependabot.yml`, as far as the tests look at it. */
export function dependabotUpdates(): {
  "package-ecosystem": string;
  directory?: string;
  directories?: string[];
}[] {
  const file = parse(fs.readFileSync(path.join(github, "dependabot.yml"), "utf8")) as { updates: [] };
  return file.updates;
}

/** The folders of the composite actions, each as a workflow names it. */
export function compositeActions(): Map<string, { readonly steps: readonly Step[] }> {
  const folder = path.join(github, "actions");
  return new Map(
    fs.readdirSync(folder).map((name) => {
      const text = fs.readFileSync(path.join(folder, name, "action.yml"), "utf8");
      return [`./.github/actions/${name}`, (parse(text) as { runs: { steps: Step[] } }).runs];
    }),
  );
}

/** The text of every workflow and composite action, by its path below `.github`. */
export function texts(): [string, string][] {
  return fs
    .readdirSync(github, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml") && name !== "dependabot.yml")
    .map((name) => [name, fs.readFileSync(path.join(github, name), "utf8")]);
}

/** The steps of every job and of every composite action, each with where it stands. */
export function allSteps(): [string, Step][] {
  return texts().flatMap(([name, text]) => {
    const file = parse(text) as { jobs?: Record<string, Job>; runs?: { steps: Step[] } };
    const lists = [...Object.values(file.jobs ?? {}).map(({ steps }) => steps ?? []), file.runs?.steps ?? []];
    return lists.flat().map((step, index): [string, Step] => [`${name}, step ${index + 1}`, step]);
  });
}
