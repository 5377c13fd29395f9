const { specialSigKey, specialSecretSig, unknownValue } = require("@pulumi/pulumi/runtime/rpc");

/**
 * Property values as the engine sends them: plain JSON, with a secret as an object that carries a signature and the
 * value, and a value not known yet as one particular string.
 */

/** @param {any} value */
const isSecret = (value) => value?.[specialSigKey] === specialSecretSig;

/**
 * The value without its secret wrappers, for use inside this process only.
 *
 * @param {any} value
 * @returns {any}
 */
function reveal(value) {
  if (isSecret(value)) return reveal(value.value);
  if (Array.isArray(value)) return value.map(reveal);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner)]));
}

/**
 * Whether the value is, or holds at any depth, what `matches` says.
 *
 * @param {any} value
 * @param {(value: any) => boolean} matches
 * @returns {boolean}
 */
function contains(value, matches) {
  if (matches(value)) return true;
  return (
    value !== null &&
    typeof value === "object" &&
    Object.values(value).some((inner) => contains(inner, matches))
  );
}

/** @param {any} value */
const containsSecret = (value) => contains(value, isSecret);

/** @param {any} value */
const isUnknown = (value) => value === unknownValue;

/** @param {any} value */
const toSecret = (value) => ({ [specialSigKey]: specialSecretSig, value });

/** Shorter secrets than this are not masked: the rest of a text would become unreadable. */
const LEAST_MASKED_CHARACTERS = 4;

/**
 * A function that replaces the secrets held in `value`, as they are, with `[secret]`.
 *
 * @param {any} value
 * @returns {(text: string) => string}
 */
function masker(value) {
  /** @type {string[]} */
  const secrets = [];
  collectTexts(value, false, secrets);
  secrets.sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, "[secret]"), text);
}

/** @param {any} value @param {boolean} inSecret @param {string[]} found */
function collectTexts(value, inSecret, found) {
  if (isSecret(value)) collectTexts(value.value, true, found);
  else if (value !== null && typeof value === "object")
    for (const inner of Object.values(value)) collectTexts(inner, inSecret, found);
  else if (inSecret && String(value).length >= LEAST_MASKED_CHARACTERS) found.push(String(value));
}

module.exports = { masker, reveal, containsSecret, isUnknown, toSecret };
