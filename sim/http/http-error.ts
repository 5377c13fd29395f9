/** Thrown by a route's handler to answer an error; each service renders it in its own contract's form. */
export class HttpError extends Error {
  /**
   * @param status HTTP status, 400 to 599
   * @param code stable, for programs
   * @param message for people: names the part of the request that is wrong
   * @param headers sent with the answer
   * @param executionId of the execution that failed, where it was one
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly executionId?: string,
  ) {
    super(message);
    this.name = "HttpError";
  }
}
