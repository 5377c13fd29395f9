import { allSteps, type Job, texts, workflows } from "./support/workflow-files";

const all = workflows();
const jobs = [...all].flatMap(([workflow, { jobs: ofWorkflow }]) =>
  Object.entries(ofWorkflow).map(([name, job]): [string, Job] => [`${workflow}/${name}`, job]),
);
const job = (name: string): Job => {
  const found = jobs.find(([known]) => known === name)?.[1];
  if (found === undefined) throw new Error(`There is no job ${name}.`);
  return found;
};

describe("the workflows", () => {
  it("are those of the documentation", () => {
    expect([...all.keys()]).toEqual(["deploy", "drift", "review", "rollback", "verify"]);
  });

  it.each(jobs)(
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
    expect(checkouts.length).toBe(jobs.length);
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
    expect(JSON.stringify(job("review/preview"))).toContain("secrets.CXONE_CLIENT_SECRET");
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
        job(`deploy/${stack}`).environment,
      ]),
    ).toEqual([
      [undefined, "dev"],
      ["dev", "staging"],
      ["staging", "prod"],
    ]);
  });

  it("never runs on a stack while a rollback does, and is not cancelled half-way", () => {
    for (const stack of ["dev", "staging", "prod"])
      expect(job(`deploy/${stack}`).concurrency).toEqual({
        group: `stack-${stack}`,
        "cancel-in-progress": false,
      });
    expect(job("rollback/rollback").concurrency).toEqual({
      group: "stack-${{ inputs.stack }}",
      "cancel-in-progress": false,
    });
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
