/**
 * Stands in for the package `form-data` in the bundle: the platform's FormData, looked up when somebody makes one, for a look
 * makes Node.js load its whole client for `fetch` (foundation/hidden-globals.ts). axios imports the package for multipart bodies,
 * which few data actions send, and which brings a table of all MIME types along: half of axios's size.
 */
class LaterFormData {
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof FormData;
  }

  constructor() {
    return new FormData();
  }
}

// Packages import it and require it.
export = LaterFormData;
