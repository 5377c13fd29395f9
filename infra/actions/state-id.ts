import { createHash } from "node:crypto";
import { backendUrl } from "../artifacts/backend-url";

/** Digits of the id: enough that two backends of an organisation never share one. */
const LENGTH = 12;

/**
 * A short name of the backend that keeps the stack's state. It stands in every action's tags and tells stacks of one name
 * apart whose states are in different backends: those of two people's laptops, say. Nothing of the backend's address can be
 * read from it. It follows the address without its credentials, and of its parameters the state's table alone.
 *
 * @param projectRoot the folder of Pulumi.yaml
 * @returns empty where nobody has chosen a backend
 */
export function stateId(projectRoot: string, environment: NodeJS.ProcessEnv): string {
  const backend = backendUrl(projectRoot, environment);
  if (backend === undefined) return "";
  return createHash("sha256").update(identityOf(backend)).digest("hex").slice(0, LENGTH);
}

function identityOf(backend: string): string {
  if (!URL.canParse(backend)) return backend;
  const { protocol, host, pathname, searchParams } = new URL(backend);
  return JSON.stringify([protocol, host, pathname.replace(/\/+$/, ""), searchParams.get("table")]);
}
