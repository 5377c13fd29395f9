const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { pipeline } = require("node:stream/promises");

/** A server that doesn't answer in this time counts as out of reach. */
const ANSWER_TIMEOUT_MS = 5_000;

/** A download that stands still for this long is given up. */
const STALL_TIMEOUT_MS = 30_000;

/**
 * The body of a small text file.
 *
 * @param {string} url
 * @returns {Promise<string>}
 * @throws {Error} where the server is out of reach, or doesn't answer 2xx
 */
async function fetchText(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  return (await onlyOk(url, response)).text();
}

/**
 * Saves what a server sends, however long that takes while it goes on sending.
 *
 * @param {string} url
 * @param {string} file
 * @returns {Promise<string>} the SHA-256 of what was saved, in hexadecimal
 * @throws {Error} as {@link fetchText}, and where the server stops sending
 */
async function saveFile(url, file) {
  const controller = new AbortController();
  const answer = setTimeout(() => controller.abort(), ANSWER_TIMEOUT_MS);
  const response = await fetch(url, { signal: controller.signal }).finally(() => clearTimeout(answer));
  const { body } = await onlyOk(url, response);
  const hash = createHash("sha256");
  const stall = setTimeout(() => controller.abort(), STALL_TIMEOUT_MS);
  try {
    await pipeline(
      /** @type {any} */ (body),
      async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
        for await (const chunk of chunks) {
          stall.refresh();
          hash.update(chunk);
          yield chunk;
        }
      },
      fs.createWriteStream(file),
    );
  } finally {
    clearTimeout(stall);
  }
  return hash.digest("hex");
}

/** @param {string} url @param {Response} response */
async function onlyOk(url, response) {
  if (response.ok) return response;
  await response.body?.cancel();
  throw new Error(`${url} answered ${response.status}`);
}

module.exports = { ANSWER_TIMEOUT_MS, fetchText, saveFile };
