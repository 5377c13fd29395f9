/** How many entries a page of GitHub's lists has at most (docs.github.com, REST API, pagination). */
const PAGE_SIZE = 100;

/** A call that takes longer is given up. */
const TIMEOUT_MS = 30_000;

/**
 * @typedef {object} GitHubAccess
 * @property {string} apiUrl for example `https://api.github.com`, without a slash at the end
 * @property {string} repository `owner/name`
 * @property {string} token
 */

/** @typedef {{ id: number, body?: string, user?: { type?: string } | null }} Comment the fields that are used here */

/**
 * All comments of a pull request, oldest first, page after page.
 *
 * @param {GitHubAccess} access
 * @param {number} pullRequest its number
 * @returns {Promise<Comment[]>}
 * @throws {Error} where GitHub refuses
 */
async function listComments(access, pullRequest) {
  /** @type {Comment[]} */
  const comments = [];
  for (let page = 1; ; page++) {
    const path = `issues/${pullRequest}/comments?per_page=${PAGE_SIZE}&page=${page}`;
    const entries = /** @type {Comment[]} */ (await call(access, "GET", path));
    comments.push(...entries);
    if (entries.length < PAGE_SIZE) return comments;
  }
}

/**
 * @param {GitHubAccess} access
 * @param {number} pullRequest its number
 * @param {string} body Markdown
 * @throws {Error} where GitHub refuses
 */
async function createComment(access, pullRequest, body) {
  await call(access, "POST", `issues/${pullRequest}/comments`, { body });
}

/**
 * @param {GitHubAccess} access
 * @param {number} id the comment's
 * @param {string} body Markdown
 * @throws {Error} where GitHub refuses
 */
async function updateComment(access, id, body) {
  await call(access, "PATCH", `issues/comments/${id}`, { body });
}

/**
 * @param {GitHubAccess} access
 * @param {string} method
 * @param {string} path below the repository
 * @param {unknown} [body]
 * @returns {Promise<unknown>}
 */
async function call({ apiUrl, repository, token }, method, path, body) {
  const response = await fetch(`${apiUrl}/repos/${repository}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    // A redirect could carry the comment elsewhere; a renamed repository answers with one.
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((/** @type {Error} */ error) => {
    throw new Error(
      `${method} ${path} failed: ${error.message}. Run the job again when ${apiUrl} can be reached.`,
    );
  });
  if (response.ok) return response.json();
  const { message = "no message" } = /** @type {{ message?: string }} */ (
    await response.json().catch(() => ({}))
  );
  throw new Error(
    `${method} ${path} was refused with ${response.status} (${message}). ` +
      "Give the job's token the permission pull-requests: write, and try again.",
  );
}

module.exports = { listComments, createComment, updateComment };
