/** What docs/errors.md says of an error's code, in whole sentences. `npm run docs` writes it there. */
export interface CodeEntry {
  readonly meaning: string;
  readonly cause: string;
  /** What its reader does. */
  readonly remedy: string;
}
