/** @param {number} bytes */
export function asSize(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

/** @param {number} ms */
export function asDuration(ms) {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${Number((ms / 1_000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}

/** @param {string} iso */
export function asTime(iso) {
  return new Date(iso).toLocaleTimeString([], { hour12: false });
}

/** @param {string} text @param {number} length */
export function short(text, length) {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** @param {number} count @param {string} one @param {string} [many] */
export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
