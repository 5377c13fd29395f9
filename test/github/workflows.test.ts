import * as fs from "node:fs";
import * as path from "node:path";
import { PULUMI_VERSION } from "../../tools/tool-chain/versions.js";
import {
  allSteps,
  compositeActions,
  dependabotUpdates,
  type Job,
  texts,
  workflows,
} from "./support/workflow-files";

const all = workflows();
const jobs = [...all].flatMap(([workflow, { jobs: ofWorkflow }]) =>
  Object.entries(ofWorkflow).map(([name, job]): [string, Job] => [`${workflow}/${name}`, job]),
);
const job = (name: string): Job => {
  const found = jobs.find(([known]) => known === name)?.[1];
  if (found === undefined) throw new Error(`There is no job ${name}.`);
  return found;
};
const withSteps = jobs.filter(([, { uses }]) => uses === undefined);
const calling = jobs.filter(([, { uses }]) => uses !== undefined);
const holdsSecrets = (one: Job): boolean => JSON.stringify(one.steps).includes("secrets.");

describe("the workflows", () => {
  it("are those of the documentation", () => {
    expect([...all.keys()]).toEqual(["deploy", "drift", "review", "rollback", "run-on-stack", "verify"]);
  });

  it.each(calling)(
    "%s calls the one workflow that runs on a stack, and grants it nothing but to read",
    (_name, one) => {
      expect(one).toMatchObject({
        uses: "./.github/workflows/run-on-stack.yml",
        secrets: "inherit",
        permissions: { contents: "read" },
      });
      // The group is the called job's; a caller in the same group would wait for itself.
      expect(one.concurrency).toBeUndefined();
    },
  );

  it.each(withSteps)(
    "%s has permissions of its own and a time limit",
    (_name, { permissions, "timeout-minutes": limit }) => {
      expect(permissions).toBeDefined();
      expect(limit).toBeGreaterThan(0);
      expect(limit).toBeLessThanOrEqual(45);
    },
  );

  it.each([...all])("%s grants nothing to a job that does not ask", (_name, { permissions }) => {
    expect(permissions).toEqual({});
  });

  it("let one job alone write, and only comments on pull requests", () => {
    const writing = jobs.filter(([, { permissions }]) => Object.values(permissions ?? {}).includes("write"));
    expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ["review/comment", { contents: "read", "pull-requests": "write" }],
    ]);
  });

  it("give that job no secret, and install no package in it", () => {
    const text = JSON.stringify(job("review/comment"));
    expect(text).not.toContain("secrets.");
    expect(text).not.toContain("set-up");
    expect(text).not.toContain("npm");
  });

  it.each(texts())("%s names every action by its commit, with the version beside it", (_name, text) => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    const external = uses.filter((line) => !line.includes("uses: ./"));
    for (const line of external) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("use one commit of each action everywhere", () => {
    const commits = new Set(allSteps().flatMap(([, { uses }]) => (uses?.includes("@") ? [uses] : [])));
    expect(new Set([...commits].map((uses) => uses.split("@")[0])).size).toBe(commits.size);
    expect(commits.size).toBeGreaterThan(0);
  });

  it.each(allSteps())("%s puts no expression into a script's text", (_name, { run = "" }) => {
    expect(run).not.toContain("${{");
  });

  it("keep no token in the checkout", () => {
    const checkouts = allSteps().filter(([, { uses }]) => uses?.startsWith("actions/checkout@"));
    const jobsThatCheckOut = withSteps.filter(([name]) => name !== "run-on-stack/approve");
    expect(checkouts.length).toBe(jobsThatCheckOut.length);
    for (const [, step] of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  it("never run a pull request's code with the rights of the base", () => {
    for (const [, text] of texts()) expect(text).not.toMatch(/pull_request_target|workflow_run/);
  });

  it("give secrets to a pull request only when it comes from this repository", () => {
    for (const [name, one] of jobs) {
      const onPullRequest = "pull_request" in (all.get(name.split("/")[0] ?? "")?.on ?? {});
      if (!onPullRequest || !JSON.stringify(one).includes("secrets.")) continue;
      expect(one.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
      expect(one.if).not.toContain("||");
    }
    expect(JSON.stringify(job("review/preview"))).toContain("secrets.PULUMI_CONFIG_PASSPHRASE");
  });

  it("have the credentials that write to a platform in one place, which no pull request reaches", () => {
    const holders = withSteps.filter(([, one]) =>
      JSON.stringify(one).match(/secrets\.(CXONE|GENESYSCLOUD)_/),
    );
    expect(holders.map(([name]) => name)).toEqual(["run-on-stack/run"]);
    const callers = new Set(calling.map(([name]) => name.split("/")[0] ?? ""));
    expect([...callers]).toEqual(["deploy", "drift", "rollback"]);
    for (const name of callers) expect(Object.keys(all.get(name)?.on ?? {})).not.toContain("pull_request");
    expect(Object.keys(all.get("run-on-stack")?.on ?? {})).toEqual(["workflow_call"]);
  });

  it("restore no cache and install no development dependency in a job with secrets", () => {
    const secretJobs = withSteps.filter(([, one]) => holdsSecrets(one));
    expect(secretJobs.map(([name]) => name)).toEqual(["review/preview", "run-on-stack/run"]);
    const composites = compositeActions();
    for (const [, one] of secretJobs) {
      const steps = one.steps.flatMap((step) => [step, ...(composites.get(step.uses ?? "")?.steps ?? [])]);
      expect(steps.map(({ uses }) => uses).join()).not.toContain("actions/cache");
      const node = steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"));
      expect(node?.with).toEqual({ "node-version": "22", "package-manager-cache": false });
      expect(steps.flatMap(({ run = [] }) => run)).toContain("npm ci --omit=dev --ignore-scripts");
      expect(steps.flatMap(({ run = "" }) => (run === "npm ci" ? [run] : []))).toEqual([]);
    }
  });

  it("install the CLI of the tool chain's version there, and do nothing else with it", () => {
    const install = allSteps().filter(([, { uses }]) => uses?.startsWith("pulumi/actions@"));
    expect(install.map(([, step]) => step.with)).toEqual([{ "pulumi-version": PULUMI_VERSION }]);
  });

  it("take the backend's URL, which may hold a password, from a secret alone", () => {
    for (const [, text] of texts()) expect(text).not.toContain("vars.PULUMI_BACKEND_URL");
  });

  it("run nothing but `verify` before deployments are switched on", () => {
    const started = jobs.filter(
      ([name]) => !/^(verify|run-on-stack)\//.test(name) && name !== "review/comment",
    );
    for (const [, one] of started) expect(one.if).toContain("vars.DEPLOYMENTS == 'on'");
    // It is skipped with the job that it needs.
    expect(job("review/comment")).toMatchObject({
      needs: "preview",
      if: "${{ !cancelled() && needs.preview.result != 'skipped' }}",
    });
  });

  it("give secrets to the one step that needs them, never to a whole job", () => {
    for (const [, { steps, ...rest }] of jobs) {
      expect(JSON.stringify(rest)).not.toContain("secrets.");
      expect(steps.filter((step) => JSON.stringify(step).includes("secrets.")).length).toBeLessThanOrEqual(1);
    }
  });
});

describe("deploy", () => {
  it("goes from dev to staging to prod, each in its own environment", () => {
    expect(
      ["dev", "staging", "prod"].map((stack) => [
        job(`deploy/${stack}`).needs,
        job(`deploy/${stack}`).with?.["stack"],
      ]),
    ).toEqual([
      ["types", "dev"],
      ["dev", "staging"],
      ["staging", "prod"],
    ]);
    expect(job("run-on-stack/run").environment).toBe("${{ inputs.stack }}");
  });
});

describe("run-on-stack", () => {
  it("never runs two updates on one stack, deployment or rollback, and cancels none half-way", () => {
    // What looks for drift is in another group: one that waits would lose its place to it.
    expect(job("run-on-stack/run").concurrency).toEqual({
      group: "${{ inputs.task == 'drift' && 'drift' || 'stack' }}-${{ inputs.stack }}",
      "cancel-in-progress": false,
    });
  });

  it("waits for the approval in a job that is in no group and has no secret, before it runs", () => {
    const approve = job("run-on-stack/approve");
    expect(approve.environment).toBe("prod-approval");
    expect(approve.if).toBe("inputs.stack == 'prod' && inputs.task != 'drift'");
    expect(approve.concurrency).toBeUndefined();
    expect(approve.permissions).toEqual({});
    expect(JSON.stringify(approve)).not.toContain("secrets.");
    expect(job("run-on-stack/run").needs).toBe("approve");
    expect(job("run-on-stack/run").if).toBe(
      "${{ !cancelled() && (needs.approve.result == 'success' || needs.approve.result == 'skipped') }}",
    );
  });
});

describe("review", () => {
  it("comments on the stacks that it previews", () => {
    const stacks = job("review/preview").strategy?.matrix["stack"];
    const comment = job("review/comment").steps.find(({ name }) => name === "Comment");
    expect(JSON.parse(comment?.env?.["STACKS"] ?? "")).toEqual(stacks);
    expect(job("drift/drift").strategy?.matrix["stack"]).toEqual(stacks);
  });
});

describe("dependabot", () => {
  const foldersOf = (ecosystem: string): string[] =>
    dependabotUpdates()
      .filter((update) => update["package-ecosystem"] === ecosystem)
      .flatMap(({ directory = [], directories = [] }) => [directory, directories].flat());
  const root = path.resolve(__dirname, "../..");

  it("watches the packages, every workflow and action, and every Go module", () => {
    expect(foldersOf("npm")).toEqual(["/"]);
    expect(foldersOf("github-actions")).toEqual([
      "/",
      ...[...compositeActions().keys()].map((name) => name.replace("./", "/")),
    ]);
    const modules = fs
      .readdirSync(path.join(root, "tools"))
      .filter((name) => fs.existsSync(path.join(root, "tools", name, "go.mod")));
    expect(foldersOf("gomod")).toEqual(modules.map((name) => `/tools/${name}`));
  });
});
