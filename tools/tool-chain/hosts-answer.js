/**
 * Whether any of the servers answers at all, whatever it answers. The question before a download that would otherwise
 * try for a long time.
 *
 * @param {readonly string[]} urls
 * @param {number} [timeoutMs] default 5 s, for all of them together
 * @returns {Promise<boolean>}
 */
async function hostsAnswer(urls, timeoutMs = 5_000) {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    await Promise.any(urls.map((url) => fetch(url, { method: "HEAD", redirect: "manual", signal })));
    return true;
  } catch {
    return false;
  }
}

module.exports = { hostsAnswer };
