import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { workflows } from "./support/workflow-files";

/** Runs a step's script as GitHub does, with an `npm` that prints its arguments, one a line. */
function runStep(workflow: string, job: string, step: string, env: Record<string, string>): string[] {
  const { run = "" } =
    workflows()
      .get(workflow)
      ?.jobs[job]?.steps.find(({ name }) => name === step) ?? {};
  expect(run).not.toBe("");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "step-"));
  try {
    fs.writeFileSync(path.join(folder, "npm"), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const output = execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env["PATH"]}`, ...env },
      encoding: "utf8",
    });
    // Nothing but `npm` was started: a script that executes its input would leave this file.
    expect(fs.existsSync(path.join(folder, "executed"))).toBe(false);
    return output.split("\n").slice(0, -1);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What a step that has to fail writes. */
function failureOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
  throw new Error("The step did not fail.");
}

const onStack = (task: string, inputs: Record<string, string>) =>
  runStep("run-on-stack", "run", "Run", { TASK: task, TARGET: "", ACTION: "", ...inputs });

describe("deploy", () => {
  it("updates dev, and goes back elsewhere when the smoke test fails", () => {
    expect(onStack("up", { STACK: "dev" }).join(" ")).toBe("run pulumi -- up --stack dev --yes");
    expect(onStack("deploy", { STACK: "prod" }).join(" ")).toBe(
      "run deploy -- --stack prod --rollback-on-failure --yes",
    );
  });

  it("fails when the task is unknown", () => {
    expect(failureOf(() => onStack("destroy", { STACK: "dev" }))).toBe(
      "::error::There is no task destroy. Use up, deploy, rollback or drift.\n",
    );
  });
});

describe("approval", () => {
  const approve = (env: Record<string, string>) =>
    runStep("run-on-stack", "approve", "Check that the approval is set up", env);

  it("fails when nobody set its environment up, for GitHub makes one without reviewers then", () => {
    expect(failureOf(() => approve({ APPROVAL: "" }))).toMatch(
      /^::error::Nobody was asked to approve: the environment prod-approval is not set up\./,
    );
    expect(approve({ APPROVAL: "required" })).toEqual([]);
  });
});

describe("rollback", () => {
  const rollback = (inputs: Record<string, string>) => onStack("rollback", inputs);

  it("passes stack and target on, and no action when there is none", () => {
    expect(rollback({ STACK: "prod", TARGET: "12", ACTION: "" })).toEqual([
      "run",
      "rollback",
      "--",
      "--stack=prod",
      "--to=12",
      "--yes",
    ]);
  });

  it("passes the action on when there is one", () => {
    expect(rollback({ STACK: "prod", TARGET: "12", ACTION: "lookup" })).toContain("--action=lookup");
  });

  it("executes nothing that an input says, and splits none", () => {
    const hostile = '$(touch executed); `touch executed` "; touch executed #';
    expect(rollback({ STACK: "prod", TARGET: hostile, ACTION: hostile })).toEqual([
      "run",
      "rollback",
      "--",
      "--stack=prod",
      `--to=${hostile}`,
      `--action=${hostile}`,
      "--yes",
    ]);
  });

  it("takes a target that looks like an option as a target", () => {
    expect(rollback({ STACK: "dev", TARGET: "--preview", ACTION: "" })).toContain("--to=--preview");
  });
});

describe("review and drift", () => {
  it("write the report of the stack to the file that is uploaded or shown", () => {
    expect(runStep("review", "preview", "Preview", { STACK: "dev" })).toEqual([
      "run",
      "review",
      "--",
      "--stack",
      "dev",
      "--refresh=false",
      "--out",
      "reports/dev.md",
    ]);
    expect(onStack("drift", { STACK: "dev" })).toEqual([
      "run",
      "review",
      "--",
      "--stack",
      "dev",
      "--expect-no-changes",
      "--out",
      "reports/dev.md",
    ]);
  });
});
