/** Of the session, for this tab alone; gone with it, and worthless once the simulators have ended. */
const KEY = "console-key";

/** A refusal of the server, in its words. */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Opens the session: by the code in the address, which then leaves it, or as it was before a reload.
 *
 * @returns {Promise<boolean>} false where there is neither
 */
export async function openSession() {
  const code = location.hash.slice(1);
  if (/^[\w-]{32}$/.test(code)) {
    history.replaceState(null, "", location.pathname);
    const { key } = await call("POST", "session", { code });
    sessionStorage.setItem(KEY, key);
  }
  return sessionStorage.getItem(KEY) !== null;
}

/**
 * Calls the simulator.
 *
 * @param {"GET" | "POST" | "PUT" | "DELETE"} method
 * @param {string} path below `/console/api/`
 * @param {unknown} [body]
 * @returns {Promise<any>}
 * @throws {Refusal} what the server refuses; TypeError where it cannot be reached
 */
export async function call(method, path, body) {
  const headers = {
    "x-console-key": sessionStorage.getItem(KEY) ?? "",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const response = await fetch(`/console/api/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(response.status, answer.message);
  return answer;
}
