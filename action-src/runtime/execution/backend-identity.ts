/** A REST backend as sentences and error codes name it; an action gives both. */
export interface BackendIdentity {
  /** In the middle of a sentence, after "the", such as `CRM`. */
  readonly name: string;
  /** What its error codes begin with, such as `CRM`. An action's backends differ in it. */
  readonly codePrefix: Uppercase<string>;
}
