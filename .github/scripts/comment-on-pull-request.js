// The last step of .github/workflows/review.yml. It needs no package: it runs where a token may write comments.
const fs = require("node:fs");
const path = require("node:path");
const { COMMENT_MARKER, composeComment } = require("./compose-comment");
const { createComment, listComments, updateComment } = require("./github-api");

/**
 * Puts the stacks' reports into one comment on the pull request: the first time a new one, then always the same.
 *
 * @param {NodeJS.ProcessEnv} env `GITHUB_API_URL`, `GITHUB_REPOSITORY`, `GITHUB_SERVER_URL` and `GITHUB_RUN_ID` as GitHub
 * sets them; `GITHUB_TOKEN`, `PULL_REQUEST` (its number), `STACKS` (a JSON list of their names), and `REPORTS` (a folder
 * with `STACK.md` for each)
 * @returns {Promise<"created" | "updated">}
 * @throws {Error} where a variable is missing, or GitHub refuses
 */
async function commentOnPullRequest(env) {
  const repository = required(env, "GITHUB_REPOSITORY");
  const access = {
    apiUrl: required(env, "GITHUB_API_URL"),
    repository,
    token: required(env, "GITHUB_TOKEN"),
  };
  const pullRequest = Number(required(env, "PULL_REQUEST"));
  if (!Number.isInteger(pullRequest))
    throw new Error("PULL_REQUEST is no number. Set it to the pull request's.");
  const runUrl = `${required(env, "GITHUB_SERVER_URL")}/${repository}/actions/runs/${required(env, "GITHUB_RUN_ID")}`;
  const body = composeComment(
    readReports(required(env, "REPORTS"), stacksOf(required(env, "STACKS"))),
    runUrl,
  );

  const comments = await listComments(access, pullRequest);
  // A person may quote a report; only what a workflow wrote is ours to change.
  const ours = comments.find(
    (comment) => comment.user?.type === "Bot" && comment.body?.startsWith(COMMENT_MARKER),
  );
  if (ours === undefined) await createComment(access, pullRequest, body);
  else await updateComment(access, ours.id, body);
  return ours === undefined ? "created" : "updated";
}

/** @param {string} folder @param {readonly string[]} stacks */
function readReports(folder, stacks) {
  return stacks.map((stack) => {
    const file = path.join(folder, `${path.basename(stack)}.md`);
    return { stack, report: fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined };
  });
}

/** @param {string} text @returns {string[]} */
function stacksOf(text) {
  try {
    const stacks = /** @type {unknown} */ (JSON.parse(text));
    if (Array.isArray(stacks) && stacks.every((stack) => typeof stack === "string")) return stacks;
  } catch {
    // Told below, as any other text that is no list.
  }
  throw new Error(`STACKS is no list of names (${text}). Set it to JSON such as ["dev", "staging"].`);
}

/** @param {NodeJS.ProcessEnv} env @param {string} name */
function required(env, name) {
  const value = env[name];
  if (!value) throw new Error(`The variable ${name} is missing. The workflow has to set it for this step.`);
  return value;
}

if (require.main === module)
  commentOnPullRequest(process.env).then(
    (done) => console.log(`The comment with the reports was ${done}.`),
    (/** @type {Error} */ error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );

module.exports = { commentOnPullRequest };
