// Plain JavaScript, because load/error-message.js runs before TypeScript is compiled.

/** Shorter values are words that stand in any text; masking them would garble it and hide nothing. */
const SHORTEST_SECRET = 4;

const MASK = "[secret]";

/** Characters that a regular expression looks for in all their forms; with some 4,000 it is too large to be made. */
const LONGEST_PART = 512;

/** What a URL in a text ends at. */
const END = "\\s\"'`<>";

/** What may be a URL with user information. */
const WORD = new RegExp(`[^${END}]+`, "g");

/** `//user:password@`, up to the last at sign before the path: a password may hold one of its own. */
const USER_INFORMATION = new RegExp(`(://)[^/?#${END}]*@`, "g");

/** The same where a password holds a slash, question mark or number sign as it is, so that it looks like the path. */
const SPOILT_USER_INFORMATION = new RegExp(`(://)[^/?#@:[${END}]*:(?!\\d+(?:[/?#]|$))[^${END}]*@`, "g");

/**
 * `?password=…`, `&sslpassword=…`, `&sig=…`; an ampersand may be written as JSON of Go's does. Names have an end, because
 * a text may repeat such a word for long.
 */
const SECRET_PARAMETER = new RegExp(
  `((?:[?&]|\\\\u0026)[\\w.-]{0,100}(?:password|passwd|pwd|secret|token|signature|sig|credential|access_?key)[\\w.-]{0,100}=)` +
    `(?:(?!\\\\u0026)[^&#${END}])+`,
  "gi",
);

/** `password=…` of a connection text that is no URL. */
const SECRET_WORD = /\b(password=)[^\s&"'`]+/gi;

/** Go's words for a password that ends the address: `invalid port ":pass" after host`. */
const MISTAKEN_PORT = /(invalid port )"[^"]*"/g;

/**
 * Masks user information and secret parameters in every URL of a text. Takes time in proportion to the text's length,
 * whatever stands in it.
 *
 * @param {string} text
 * @returns {string}
 */
function maskUrlSecrets(text) {
  return text
    .replace(USER_INFORMATION, `$1${MASK}@`)
    .replace(WORD, maskSpoiltUserInformation)
    .replace(SECRET_PARAMETER, `$1${MASK}`)
    .replace(SECRET_WORD, `$1${MASK}`)
    .replace(MISTAKEN_PORT, `$1"${MASK}"`);
}

/**
 * Looks no further than the last at sign, where every search ends: each start after it would cost a search of its own.
 *
 * @param {string} word
 */
function maskSpoiltUserInformation(word) {
  const end = word.lastIndexOf("@") + 1;
  return word.slice(0, end).replace(SPOILT_USER_INFORMATION, `$1${MASK}@`) + word.slice(end);
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
  return known.reduce((masked, secret) => {
    const whole = maskInParts(masked, partsOf(secret));
    return base64FormsOf(secret).reduce((text, form) => text.replace(new RegExp(form, "g"), MASK), whole);
  }, text);
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

/**
 * Masks what the parts match one right after the other.
 *
 * @param {string} text
 * @param {string[]} parts sources of regular expressions
 */
function maskInParts(text, [first = "", ...others]) {
  const start = new RegExp(first, "g");
  const rest = others.map((part) => new RegExp(part, "y"));
  let masked = "";
  let doneTo = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    let end = start.lastIndex;
    const isWhole = rest.every((part) => {
      part.lastIndex = end;
      const holds = part.test(text);
      end = part.lastIndex;
      return holds;
    });
    start.lastIndex = isWhole ? end : match.index + 1;
    if (!isWhole) continue;
    masked += text.slice(doneTo, match.index) + MASK;
    doneTo = end;
  }
  return masked + text.slice(doneTo);
}

/**
 * A secret in any form, in parts. Backslashes in a row are taken together: an engine would try every way to tell escaped
 * ones from others.
 *
 * @param {string} secret
 * @returns {string[]} sources of regular expressions
 */
function partsOf(secret) {
  const pieces = (secret.match(/\\+|[^\\]/gu) ?? []).map((piece) => {
    const forms = `(?:${formsOf(String.fromCodePoint(piece.codePointAt(0) ?? 0)).join("|")})`;
    return piece.startsWith("\\") ? `${forms}{${piece.length},${2 * piece.length}}` : forms;
  });
  const count = Math.ceil(pieces.length / LONGEST_PART);
  return Array.from({ length: count }, (_, part) =>
    pieces.slice(part * LONGEST_PART, (part + 1) * LONGEST_PART).join(""),
  );
}

/** @param {string} character */
function formsOf(character) {
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, "0"));
  // Encoded once or several times.
  const encoded = bytes.map((digits) => `%(?:25)*${inEitherCase(digits)}`);
  const units = Array.from({ length: character.length }, (_, at) =>
    character.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  return [
    character === "\\" ? literal(character) : `\\\\?${literal(character)}`,
    encoded.join(""),
    units.map((digits) => `\\\\u${inEitherCase(digits)}`).join(""),
    ...(/[\b\t\n\f\r]/.test(character) ? [literal(JSON.stringify(character).slice(1, -1))] : []),
    ...(character === " " ? ["\\+"] : []),
  ];
}

/** @param {string} digits hexadecimal, small */
function inEitherCase(digits) {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
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
