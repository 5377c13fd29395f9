import type { S3ClientConfig } from "@aws-sdk/client-s3";
import { ArtifactError } from "./artifact-error";

/** A bucket and how to reach it, as the URL of an S3 backend says. */
export interface S3Location {
  readonly bucket: string;
  /** Empty, or ending with a slash. */
  readonly prefix: string;
  readonly client: S3ClientConfig;
  /** What a bucket's policy may ask of every write. */
  readonly encryption: {
    readonly ServerSideEncryption?: "AES256" | "aws:kms";
    readonly SSEKMSKeyId?: string;
  };
}

/** Parameters that steer the engine's own client and mean nothing to ours. */
const IGNORED = new Set(["awssdk", "rate_limiter_capacity", "hostname_immutable"]);

/**
 * Reads `s3://bucket/prefix?region=…&endpoint=…&use_path_style=true`, the form of the engine's S3 backend, older
 * spellings included. Credentials come from where the AWS SDK looks for them, never from the URL.
 * Source of the parameters: gocloud.dev 0.46, blob/s3blob and aws (used by the engine 3.248.0).
 *
 * @param environment `AWS_DEFAULT_REGION` is read from it, which the engine's client knows and the SDK for JavaScript does not
 * @throws ARTIFACTS_URL_INVALID
 */
export function parseS3Url(url: URL, environment: Readonly<Record<string, string | undefined>>): S3Location {
  const client: S3ClientConfig = {};
  const encryption: { ServerSideEncryption?: "AES256" | "aws:kms"; SSEKMSKeyId?: string } = {};
  let disableHttps = false;
  for (const [name, value] of url.searchParams) {
    if (name === "region") client.region = value;
    else if (name === "endpoint") client.endpoint = value;
    else if (name === "profile") client.profile = value;
    else if (name === "use_path_style" || name === "s3ForcePathStyle")
      client.forcePathStyle = flag(name, value);
    else if (name === "disable_https" || name === "disableSSL") disableHttps = flag(name, value);
    else if (name === "dualstack") client.useDualstackEndpoint = flag(name, value);
    else if (name === "fips") client.useFipsEndpoint = flag(name, value);
    else if (name === "accelerate") client.useAccelerateEndpoint = flag(name, value);
    else if (name === "request_checksum_calculation") client.requestChecksumCalculation = mode(name, value);
    else if (name === "response_checksum_validation") client.responseChecksumValidation = mode(name, value);
    else if (name === "ssetype") encryption.ServerSideEncryption = encryptionType(value);
    else if (name === "kmskeyid") encryption.SSEKMSKeyId = value;
    else if (!IGNORED.has(name)) throw invalid(`the parameter ${name} is not supported`);
  }
  const region = environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"];
  if (client.region === undefined && client.profile === undefined && region) client.region = region;
  // An endpoint without a scheme is allowed in the URL, and HTTPS unless it says otherwise.
  if (typeof client.endpoint === "string" && !client.endpoint.includes("://"))
    client.endpoint = `${disableHttps ? "http" : "https"}://${client.endpoint}`;
  if (url.hostname === "") throw invalid("it names no bucket");
  const path = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, "");
  return { bucket: url.hostname, prefix: path === "" ? "" : `${path}/`, client, encryption };
}

function flag(name: string, value: string): boolean {
  if (/^(1|t|true)$/i.test(value)) return true;
  if (/^(0|f|false)$/i.test(value)) return false;
  throw invalid(`the parameter ${name} is neither true nor false`);
}

function mode(name: string, value: string): "WHEN_SUPPORTED" | "WHEN_REQUIRED" {
  if (/^when_supported$/i.test(value)) return "WHEN_SUPPORTED";
  if (/^when_required$/i.test(value)) return "WHEN_REQUIRED";
  throw invalid(`the parameter ${name} is neither when_supported nor when_required`);
}

function encryptionType(value: string): "AES256" | "aws:kms" {
  if (/^aes256$/i.test(value)) return "AES256";
  if (/^aws:kms$/i.test(value)) return "aws:kms";
  throw invalid("the parameter ssetype is neither AES256 nor aws:kms");
}

function invalid(seen: string): ArtifactError {
  return new ArtifactError(
    "ARTIFACTS_URL_INVALID",
    `Opening the artifact store in S3 failed: ${seen} in its URL. Name one the program can use: ` +
      `pulumi config set artifactsUrl 's3://BUCKET/PREFIX?region=REGION'`,
  );
}
