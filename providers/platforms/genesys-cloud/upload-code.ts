import { codeOf } from "../../errors/error-codes";
import { ProviderError } from "../../errors/provider-error";
import { isObject, textOf, textsOf, type Properties } from "../../properties";
import type { Clock } from "../../../foundation/clock";
import type { CallSender } from "../rest/call-sender";
import { invalidAnswer } from "../rest/json-answer";
import { refusal } from "../rest/refusal";
import type { ApiCalls } from "./api-calls";
import { functionPath } from "./api-paths";
import { GENESYS_DIALECT } from "./dialect";

/** How long a signed upload address is asked to serve. */
const SIGNED_SECONDS = 1_200;
/** Waits between two looks at an uploaded bundle, the last one for ever; five minutes in all, as other tools allow. */
const LOOKS_MS = [1_000, 1_000, 2_000, 2_000, 3_000, 5_000];
const LONGEST_WAIT_MS = 300_000;
const REFUSED = ["Invalid", "InvalidFormat", "InvalidFile"];

/** What uploading needs. */
export interface UploadDependencies {
  readonly calls: ApiCalls;
  /** Without the bearer token, which a signed address refuses. */
  readonly sender: CallSender;
  readonly clock: Clock;
}

/**
 * Uploads a bundle to a draft and waits until the platform has taken it: publishing is refused before.
 *
 * @param draftId of the action
 * @returns what the platform calls the uploaded bundle
 * @throws BUNDLE_REFUSED with the platform's reason, TIMEOUT, and what the calls throw
 */
export async function uploadCode(
  { calls, sender, clock }: UploadDependencies,
  {
    draftId,
    fileName,
    bytes,
  }: { readonly draftId: string; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<string> {
  const operation = `Upload of ${fileName} for data action (id ${draftId})`;
  const look = () => calls.read({ operation, path: functionPath(draftId, "draft") });
  const before = zipOf(await look());
  const answer = await calls.send("POST", {
    operation,
    path: `${functionPath(draftId, "draft")}/upload`,
    json: { fileName, signedUrlTimeoutSeconds: SIGNED_SECONDS },
    // Asking twice gives two addresses, of which one is used.
    repeatable: true,
  });
  await sendBytes(sender, operation, answer, bytes);
  const startedAtMs = clock.monotonicMs();
  for (let round = 0; ; round += 1) {
    const seen = await look();
    const zip = zipOf(seen);
    const refused = refusedUpload(seen, fileName, before) ?? (REFUSED.includes(zip.status) ? zip : undefined);
    if (refused && isNew(refused, before)) throw refusedBundle(operation, refused);
    if (zip.status === "Available" && zip.name === fileName && isNew(zip, before)) return zip.id;
    if (clock.monotonicMs() - startedAtMs > LONGEST_WAIT_MS) throw neverTaken(operation, zip);
    await clock.sleep(LOOKS_MS[Math.min(round, LOOKS_MS.length - 1)] ?? LONGEST_WAIT_MS);
  }
}

/** An uploaded bundle, as far as an answer tells. */
interface Zip {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly errorMessage: string;
  readonly requestId: string;
}

function zipOf(functionConfig: Properties | undefined): Zip {
  return toZip(functionConfig?.["zip"]);
}

function toZip(value: unknown): Zip {
  const zip = isObject(value) ? value : {};
  return {
    id: textOf(zip, "id"),
    name: textOf(zip, "name"),
    status: textOf(zip, "status"),
    errorMessage: textOf(zip, "errorMessage"),
    requestId: textOf(zip, "requestId"),
  };
}

/** Every upload has an id of its own, also one of a file that was uploaded before. */
function isNew(zip: Zip, before: Zip): boolean {
  return zip.id !== "" ? zip.id !== before.id : zip.requestId !== before.requestId || before.name === "";
}

/** A refused upload may stand in the history alone, beside the bundle that the function still has. */
function refusedUpload(
  functionConfig: Properties | undefined,
  fileName: string,
  before: Zip,
): Zip | undefined {
  const history = functionConfig?.["uploadExceptionHistory"];
  if (!Array.isArray(history)) return undefined;
  return history
    .map(toZip)
    .find((zip) => zip.name === fileName && zip.id !== before.id && REFUSED.includes(zip.status));
}

async function sendBytes(
  sender: CallSender,
  operation: string,
  answer: Properties,
  bytes: Uint8Array,
): Promise<void> {
  const url = textOf(answer, "url");
  if (!URL.canParse(url)) throw invalidAnswer(GENESYS_DIALECT, operation, "there is no address to upload to");
  const { origin, pathname, search } = new URL(url);
  const sent = await sender.send({
    operation,
    method: "PUT",
    baseUrl: origin,
    path: pathname + search,
    headers: { ...textsOf(answer, "headers"), "content-type": "application/zip", accept: "*/*" },
    bytes,
    // The same bytes to the same signed address.
    repeatable: true,
    // Whoever has the address can upload.
    secrets: [url, search],
  });
  if (sent.status > 299) throw refusal(GENESYS_DIALECT, operation, sent, [url, search]);
}

function refusedBundle(operation: string, { status, errorMessage }: Zip): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "BUNDLE_REFUSED"),
    operation,
    seen: `was taken and then found unusable (${status}${errorMessage ? `: ${errorMessage.slice(0, 300)}` : ""})`,
    remedy:
      "Correct what Genesys Cloud names, then run pulumi up again. The published action was not touched.",
  });
}

function neverTaken(operation: string, { status }: Zip): ProviderError {
  return new ProviderError({
    code: codeOf(GENESYS_DIALECT, "TIMEOUT"),
    operation,
    seen: `was not taken within ${LONGEST_WAIT_MS / 60_000} minutes (last seen as ${status || "nothing"})`,
    remedy: "Run pulumi up again later. The published action was not touched.",
  });
}
