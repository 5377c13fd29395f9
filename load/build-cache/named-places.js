const fs = require("node:fs");
const path = require("node:path");
const { placesOf } = require("./import-places.js");

/** What of a package.json leads from an import to a file: from its own folder, however it is written, or as an import does. */
const FILES = ["main", "module"];
const IMPORTS = ["exports", "imports"];

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The folders that lead to what the `package.json` of a folder names. The file that it names need not be there, and then another
 * one is taken for as long as it is not; or it is behind a link, and then it is read by another name.
 *
 * @param {string} folder absolute path
 * @returns {string[]} absolute paths, with links resolved
 */
function namedPlaces(folder) {
  const description = descriptionIn(folder);
  const files = FILES.flatMap((field) => textsIn(description[field])).map((name) => `./${name}`);
  const imports = IMPORTS.flatMap((field) => textsIn(description[field]));
  return [...new Set([...files, ...imports])].flatMap((name) => {
    const [fixed = "", ...anything] = name.split("*");
    // A star alone is any package: which one it was, the files tell that were read.
    const places = fixed === "" ? [] : placesOf(folder, fixed);
    return anything.length === 0 ? places : [...places, ...places.slice(-1).flatMap(foldersIn)];
  });
}

/**
 * All folders below one, but for the packages and what is hidden.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function foldersIn(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
    .map(({ name }) => path.join(folder, name))
    .flatMap((below) => [below, ...foldersIn(below)]);
}

/**
 * @param {string} folder
 * @returns {Record<string, unknown>} empty where there is none, or it is damaged
 */
function descriptionIn(folder) {
  try {
    const text = fs.readFileSync(path.join(folder, "package.json"), "utf8");
    return Object(JSON.parse(text.replace(BYTE_ORDER_MARK, "")));
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

module.exports = { namedPlaces };
