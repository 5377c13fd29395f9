const { SourceMap } = require("node:module");
const path = require("node:path");
const { isNativeError } = require("node:util/types");

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;

/** What newer versions of Node.js have where nobody else writes the traces. */
const NODES_OWN = "ErrorPrepareStackTrace";

/** A place as a stack trace writes it, of a TypeScript module. */
const PLACE = /((?:\/|[A-Za-z]:\\)[^\n():]*\.tsx?):(\d+):(\d+)/g;

/**
 * What was compiled, by the file that it runs as: its text, and its map as soon as that was asked for.
 *
 * @type {Map<string, { code: string, map?: SourceMap | undefined }>}
 */
const compiled = new Map();

/**
 * Tells what a module runs as, so that places in it can be found in its source.
 *
 * @param {string} file absolute path
 * @param {string} code compiled, with an inline source map
 */
function rememberCompiled(file, code) {
  compiled.set(file, { code });
}

/**
 * A stack trace with the places of compiled modules in their TypeScript. (Node.js does it by itself where it is told to; that
 * slows every trace down, and the Pulumi SDK, which takes thousands, has a way of its own that knows no compiled module.)
 *
 * @param {string} text
 * @returns {string}
 */
function inSource(text) {
  if (isInSource()) return text;
  return text.replace(PLACE, (whole, file, line, column) => {
    const place = sourceOf(file, Number(line), Number(column));
    return place ? `${place.file}:${place.line}:${place.column}` : whole;
  });
}

/** Whether Node.js has the places in their source already: where it was told to, and nobody else writes the traces. */
function isInSource() {
  const writer = Error.prepareStackTrace;
  return process.sourceMapsEnabled === true && (writer === undefined || writer.name === NODES_OWN);
}

/**
 * Where an error was thrown: the first place of its trace that is in TypeScript below `root`, packages left out.
 *
 * @param {unknown} error
 * @param {string} root absolute path that the place is relative to
 * @returns {string | undefined} such as `action-src/x/contract.ts:7:7`; undefined where nobody knows, as of a thrown text
 */
function thrownAt(error, root) {
  const { stack } = /** @type {{ stack?: unknown }} */ (Object(error));
  if (typeof stack !== "string") return undefined;
  for (const [, file = "", line, column] of inSource(stack).matchAll(PLACE)) {
    const name = path.relative(root, file);
    if (!/^\.\.|(^|[\\/])node_modules[\\/]/.test(name)) return `${name}:${line}:${column}`;
  }
  return undefined;
}

/**
 * Has an error that nobody caught show its places in TypeScript, and no more callers than the last one in `folder`: those
 * below it are how we came to run it.
 *
 * @param {unknown} error
 * @param {string} folder absolute path of the code that people write
 */
function showSource(error, folder) {
  if (!isNativeError(error) || typeof error.stack !== "string") return;
  const lines = inSource(error.stack).split("\n");
  const ours = lines.filter((line) => /^\s+at /.test(line) && line.includes(`${folder}${path.sep}`));
  const last = ours.at(-1);
  error.stack = lines.slice(0, last === undefined ? undefined : lines.lastIndexOf(last) + 1).join("\n");
}

/**
 * @param {string} file
 * @param {number} line from 1
 * @param {number} column from 1
 */
function sourceOf(file, line, column) {
  const known = compiled.get(file);
  if (!known) return undefined;
  known.map ??= mapOf(known.code);
  const found = known.map?.findEntry(line - 1, column - 1);
  if (!found || !("originalSource" in found)) return undefined;
  return {
    file: path.resolve(path.dirname(file), found.originalSource),
    line: found.originalLine + 1,
    column: found.originalColumn + 1,
  };
}

/** @param {string} code */
function mapOf(code) {
  const encoded = INLINE_MAP.exec(code)?.[1];
  return encoded === undefined
    ? undefined
    : new SourceMap(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
}

module.exports = { inSource, rememberCompiled, showSource, thrownAt };
