/**
 * A value as it goes through JSON, or nothing where it is no object there.
 *
 * @param {unknown} value
 * @returns {Record<string, unknown> | undefined}
 */
exports.plainObject = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return undefined;
  }
};
