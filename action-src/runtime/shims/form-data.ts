/**
 * Stands in for the package `form-data` in the bundle: axios takes the platform's FormData instead. It imports the package for
 * multipart bodies, which no data action sends, and which brings a table of all MIME types along: half of axios's size.
 */
export default undefined;
