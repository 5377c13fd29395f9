// Plain JavaScript, because load/error-message.js runs before TypeScript is compiled.

/** Shorter values are words that stand in any text; masking them would garble it and hide nothing. */
const SHORTEST_SECRET = 4;

const MASK = "[secret]";

/** What a URL in a text ends at. */
const END = "\\s\"'`<>";

/** `//user:password@`, up to the last at sign before the path: a password may hold one of its own. */
const USER_INFORMATION = new RegExp(`(://)[^/?#${END}]*@`, "g");

/** The same where a password holds a slash, question mark or number sign as it is, so that it looks like the path. */
const SPOILT_USER_INFORMATION = new RegExp(`(://)[^/?#@:[${END}]*:(?!\\d+(?:[/?#]|$))[^${END}]*@`, "g");

/** `?password=…`, `&sslpassword=…`, `&sig=…`; an ampersand may be written as JSON of Go's does. */
const SECRET_PARAMETER = new RegExp(
  `((?:[?&]|\\\\u0026)[\\w.-]*(?:password|passwd|pwd|secret|token|signature|sig|credential|access_?key)[\\w.-]*=)` +
    `(?:(?!\\\\u0026)[^&#${END}])+`,
  "gi",
);

/** `password=…` of a connection text that is no URL. */
const SECRET_WORD = /\b(password=)[^\s&"'`]+/gi;

/** Go's words for a password that ends the address: `invalid port ":pass" after host`. */
const MISTAKEN_PORT = /(invalid port )"[^"]*"/g;

/**
 * Masks user information and secret parameters in every URL of a text.
 *
 * @param {string} text
 * @returns {string}
 */
function maskUrlSecrets(text) {
  return text
    .replace(USER_INFORMATION, `$1${MASK}@`)
    .replace(SPOILT_USER_INFORMATION, `$1${MASK}@`)
    .replace(SECRET_PARAMETER, `$1${MASK}`)
    .replace(SECRET_WORD, `$1${MASK}`)
    .replace(MISTAKEN_PORT, `$1"${MASK}"`);
}

/**
 * Masks known secrets in a text that somebody else wrote, so that it may be quoted: as they are, in base64 (with or without padding, or for URLs), and with any
 * of their characters percent-encoded or escaped as in JSON.
 *
 * @param {string} text
 * @param {readonly string[]} secrets those of fewer than 4 characters are left alone
 * @returns {string}
 */
function maskKnownSecrets(text, secrets) {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST_SECRET);
  // The longest first: a secret may be part of another.
  known.sort((a, b) => b.length - a.length);
  const forms = known.flatMap((secret) => [anyFormOf(secret), ...base64FormsOf(secret)]);
  return forms.reduce((masked, form) => masked.replace(new RegExp(form, "g"), MASK), text);
}

/**
 * The passwords of those texts that are URLs, decoded: in their user information and parameters.
 *
 * @param {readonly (string | undefined)[]} texts
 * @returns {string[]}
 */
function passwordsInUrls(texts) {
  return texts.flatMap((text = "") => {
    const [, userInformation = ""] = /^[a-z][a-z\d+.-]*:\/\/([^\s]*)@/i.exec(text) ?? [];
    const password = /:(.*)$/s.exec(userInformation)?.[1] ?? "";
    const parameters = URL.canParse(text) ? [...new URL(text).searchParams] : [];
    const secret = parameters.filter(([name]) => maskUrlSecrets(`?${name}=x`) !== `?${name}=x`);
    return [password, decoded(password), ...secret.map(([, value]) => value)].filter((value) => value !== "");
  });
}

/** @param {string} secret @returns {string} the source of a regular expression */
function anyFormOf(secret) {
  return [...secret].map((character) => `(?:${formsOf(character).join("|")})`).join("");
}

/** @param {string} character */
function formsOf(character) {
  const hex = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, "0"));
  // Encoded once or several times, with digits of either case.
  const encoded = hex.map(
    (digits) => `%(?:25)*${digits.replace(/[a-f]/g, (d) => `[${d}${d.toUpperCase()}]`)}`,
  );
  const codePoint = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
  return [
    `\\\\?${literal(character)}`,
    encoded.join(""),
    `\\\\u${codePoint}`,
    ...(character === " " ? ["\\+"] : []),
  ];
}

/** @param {string} text */
function literal(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** @param {string} text @returns {string[]} sources of regular expressions: with its padding or without, and for URLs */
function base64FormsOf(text) {
  const bytes = Buffer.from(text);
  const [, digits = "", padding = ""] = /^([^=]*)(=*)$/.exec(bytes.toString("base64")) ?? [];
  return [`${literal(digits)}(?:${padding})?`, literal(bytes.toString("base64url"))];
}

/** @param {string} text percent-encoded; what is not stays as it is */
function decoded(text) {
  return text.replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll("%", ""), "hex").toString(),
  );
}

module.exports = { maskKnownSecrets, maskUrlSecrets, passwordsInUrls };
