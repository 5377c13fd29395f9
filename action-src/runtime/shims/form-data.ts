/**
 * Stands in for the package `form-data` in the bundle. axios imports it for multipart bodies, which no data
 * action sends, and it brings a table of all MIME types along: half of axios's size.
 */
export default globalThis.FormData;
