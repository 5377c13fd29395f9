import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { HttpError } from "../../http/http-error";
import type { SimAnswer } from "../../http/message";
import { startSimulatorServer, type ServerOptions, type SimulatorServer } from "../../http/simulator-server";
import type { Grant, UploadDesk } from "./upload-desk";

/** The platform's limit of a ZIP. */
const MAX_ZIP_BYTES = 256 * 1024 * 1024;

/** Starts the server that takes the uploads: an object store with signed addresses, as Amazon S3 is one. */
export function startUploadServer(
  desk: UploadDesk,
  clock: () => number,
  options: ServerOptions,
): Promise<SimulatorServer> {
  return startSimulatorServer(
    {
      name: "genesys-upload-sim",
      maxBodyBytes: MAX_ZIP_BYTES,
      routes: [
        {
          method: "PUT",
          path: "/{organizationId}/{functionId}/{uploadId}",
          handle: ({ path, query, headers, body }) => {
            const grant = admitUpload(desk.find(path, query), headers, clock());
            if (body.length === 0) throw new HttpError(400, "InvalidRequest", "The file is empty.");
            desk.receive(grant, body);
            return { status: 200, headers: { etag: `"${createHash("md5").update(body).digest("hex")}"` } };
          },
        },
      ],
      renderError: xmlError,
    },
    options,
  );
}

/**
 * Holds an upload to what was signed. The texts are Amazon S3's.
 *
 * @throws 501 without a stated length; 400 with another authentication beside the signature; 403 expired, or not as signed
 */
function admitUpload(grant: Grant | undefined, headers: IncomingHttpHeaders, nowEpochMs: number): Grant {
  if (headers["transfer-encoding"] !== undefined)
    throw new HttpError(
      501,
      "NotImplemented",
      "A header you provided implies functionality that is not implemented",
    );
  if (headers["content-length"] === undefined)
    throw new HttpError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
  if (headers.authorization !== undefined)
    throw new HttpError(
      400,
      "InvalidArgument",
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
    );
  if (!grant) throw notAsSigned();
  if (grant.expiresAtEpochMs <= nowEpochMs) throw new HttpError(403, "AccessDenied", "Request has expired");
  const signed = { ...grant.headers, "content-type": "application/zip" };
  if (Object.entries(signed).some(([name, value]) => headers[name] !== value)) throw notAsSigned();
  const unsigned = Object.keys(headers).find((name) => name.startsWith("x-amz-") && !(name in signed));
  if (unsigned !== undefined)
    throw new HttpError(
      403,
      "AccessDenied",
      "There were headers present in the request which were not signed",
    );
  return grant;
}

function notAsSigned(): HttpError {
  const message =
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.";
  return new HttpError(403, "SignatureDoesNotMatch", message);
}

function xmlError({ status, code, message, headers }: HttpError): SimAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml", ...headers }, body };
}
