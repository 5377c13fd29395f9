import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { commentOnPullRequest } from "../../.github/scripts/comment-on-pull-request.js";
import { COMMENT_MARKER } from "../../.github/scripts/compose-comment.js";
import { type GitHubServer, startGitHub } from "./support/github-server";

describe("commentOnPullRequest", () => {
  let github: GitHubServer;
  let reports: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    github = await startGitHub();
    reports = fs.mkdtempSync(path.join(os.tmpdir(), "reports-"));
    fs.writeFileSync(path.join(reports, "dev.md"), "the report of dev\n");
    env = {
      PATH: process.env["PATH"],
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: "acme/flows",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_RUN_ID: "42",
      GITHUB_TOKEN: github.token,
      PULL_REQUEST: "7",
      STACKS: '["dev", "prod"]',
      REPORTS: reports,
    };
  });
  afterEach(async () => {
    await github.close();
    fs.rmSync(reports, { recursive: true });
  });

  const somebody = (count: number): void => {
    for (let index = 0; index < count; index++)
      github.comments.push({ id: index, body: "Looks good", user: { login: "ada", type: "User" } });
  };

  it("writes one comment the first time and updates it afterwards", async () => {
    expect(await commentOnPullRequest(env)).toBe("created");
    fs.writeFileSync(path.join(reports, "dev.md"), "a newer report of dev\n");
    expect(await commentOnPullRequest(env)).toBe("updated");

    expect(github.comments).toHaveLength(1);
    const [comment] = github.comments;
    expect(comment?.body.startsWith(COMMENT_MARKER)).toBe(true);
    expect(comment?.body).toContain("a newer report of dev");
    expect(comment?.body).toContain("**Stack `prod`:** no report was made.");
    expect(comment?.body).toContain("https://github.example/acme/flows/actions/runs/42");
  });

  it("finds its comment on a later page", async () => {
    somebody(250);
    await commentOnPullRequest(env);
    expect(await commentOnPullRequest(env)).toBe("updated");
    expect(github.comments).toHaveLength(251);
    expect(github.requests.filter((request) => request.startsWith("GET"))).toHaveLength(6);
  });

  it("stops after the page that is not full when the last page but one is", async () => {
    somebody(100);
    expect(await commentOnPullRequest(env)).toBe("created");
    expect(github.requests.filter((request) => request.startsWith("GET"))).toHaveLength(2);
  });

  it("leaves a person's comment alone when it quotes a report", async () => {
    github.comments.push({ id: 1, body: `${COMMENT_MARKER}\nquoted`, user: { login: "ada", type: "User" } });
    expect(await commentOnPullRequest(env)).toBe("created");
    expect(github.comments[0]?.body).toBe(`${COMMENT_MARKER}\nquoted`);
  });

  it("says what is missing when GitHub refuses, without the token", async () => {
    env["GITHUB_TOKEN"] = "another-token";
    const refusal = await commentOnPullRequest(env).catch((error: Error) => error.message);
    expect(refusal).toMatch(/was refused with 401 \(Bad credentials\)\. Give the job's token the permission/);
    expect(refusal).not.toContain("another-token");
  });

  it("says so when GitHub cannot be reached", async () => {
    await github.close();
    await expect(commentOnPullRequest(env)).rejects.toThrow(/failed: .*\. Run the job again when/);
  });

  it.each(["GITHUB_TOKEN", "PULL_REQUEST", "STACKS", "REPORTS"])(
    "names the variable when %s is missing",
    async (name) => {
      delete env[name];
      await expect(commentOnPullRequest(env)).rejects.toThrow(`The variable ${name} is missing.`);
    },
  );

  it.each([
    ["PULL_REQUEST", "seven"],
    ["STACKS", "dev, prod"],
    ["STACKS", '{"dev": 1}'],
  ])("says what it takes when %s is %s", async (name, value) => {
    env[name] = value;
    await expect(commentOnPullRequest(env)).rejects.toThrow(new RegExp(`^${name} is no `));
    expect(github.requests).toEqual([]);
  });

  it("runs as a program with nothing but Node.js, as the workflow runs it", async () => {
    const script = path.resolve(__dirname, "../../.github/scripts/comment-on-pull-request.js");
    const child = spawn(process.execPath, [script], { env, cwd: reports });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: "The comment with the reports was created.\n",
    });
    expect(github.comments).toHaveLength(1);
  });
});
