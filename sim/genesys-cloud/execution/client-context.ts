import { GenesysError } from "../genesys-error";

/** AWS Lambda's limit of `clientContext`, in bytes of base64. */
const MAX_CLIENT_CONTEXT_BYTES = 3_584;

/** Who executes what. */
export interface ExecutionIdentity {
  readonly executionId: string;
  readonly organizationId: string;
}

/**
 * What a function finds in `context.clientContext`: the headers of the action, and who calls.
 *
 * @throws 400 where it takes more than 3,584 bytes in base64
 */
export function clientContext(
  headers: Readonly<Record<string, string>>,
  { executionId, organizationId }: ExecutionIdentity,
): Record<string, string> {
  const context = {
    ...headers,
    "ININ-Correlation-Id": executionId,
    "ININ-Organization-Id": organizationId,
    "ININ-Home-Organization-id": organizationId,
    UserAgent: "PureCloud Integrations Action Service",
  };
  const sizeBytes = Buffer.from(JSON.stringify(context)).toString("base64").length;
  if (sizeBytes <= MAX_CLIENT_CONTEXT_BYTES) return context;
  const message = `Client context must be no more than ${MAX_CLIENT_CONTEXT_BYTES} bytes when base64 encoded; it takes ${sizeBytes}.`;
  throw new GenesysError(400, "bad.request", message, { details: [{ errorCode: "ACTION.PROCESSING" }] });
}
