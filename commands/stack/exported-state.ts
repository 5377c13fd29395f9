import { CommandError } from "../command-error";

/** A resource as a state has it. */
export interface ExportedResource {
  readonly urn: string;
  readonly id?: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** What an update replaced and could not delete yet; the resource proper is listed as well. */
  readonly delete?: boolean;
}

/** What a stack's state says is deployed. */
export interface Deployment {
  /** None in a stack that was never updated. */
  readonly resources?: readonly ExportedResource[];
}

/**
 * Reads what `pulumi stack export` wrote.
 *
 * @returns undefined where it says of no deployment
 * @throws COMMAND_INVALID where it is no JSON
 */
export function parseExport(text: string): Deployment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAState();
  }
  const { deployment } = (value ?? {}) as { deployment?: unknown };
  return typeof deployment === "object" && deployment !== null ? deployment : undefined;
}

/** What is said of a text that should have been a state. */
export function notAState(): CommandError {
  return new CommandError(
    "Reading the state failed: pulumi stack export did not write a state. Use Pulumi 3.248 or later.",
  );
}
