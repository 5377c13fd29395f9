/** What every family of measurements is given. */
export interface Bench {
  /** The project's folder, absolute. */
  readonly projectRoot: string;
  /** An empty folder of the family's own, which goes afterwards. */
  readonly work: string;
  /** A rehearsal: as little of everything as there can be. */
  readonly quick: boolean;
  /** Tells whoever waits how far it is. */
  readonly say: (line: string) => void;
}
