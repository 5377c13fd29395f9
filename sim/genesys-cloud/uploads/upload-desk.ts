import { createHmac, randomBytes } from "node:crypto";
import type { Upload } from "../function/zip-processing";

/** What a grant needs. */
export interface UploadDeskOptions {
  /** Of the server that takes the uploads, once it listens. */
  readonly baseUrl: () => string;
  readonly organizationId: string;
  readonly newId: (kind: "context" | "upload") => string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Takes over what was uploaded. */
  readonly onUpload: (actionId: string, upload: Upload) => void;
}

/** An upload that was granted, until it expires. */
export interface Grant {
  readonly actionId: string;
  readonly fileName: string;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAtEpochMs: number;
}

/** `FunctionUploadResponse` of the official SDK. */
export interface GrantedUpload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signedUrlTimeoutSeconds: number;
}

/** Grants uploads: addresses that are signed and expire, and the headers that have to come with the file. */
export class UploadDesk {
  private readonly grants = new Map<string, Grant>();
  /** A restart ends every grant. */
  private readonly key = randomBytes(32);

  constructor(readonly options: UploadDeskOptions) {}

  grant(actionId: string, functionId: string, fileName: string, lifetimeSeconds: number): GrantedUpload {
    const { baseUrl, organizationId, newId, clock } = this.options;
    const requestId = newId("context");
    const headers = {
      "x-amz-meta-correlationid": requestId,
      "x-amz-meta-filename": fileName,
      "x-amz-meta-functionid": functionId,
      "x-amz-meta-organizationid": organizationId,
      "x-amz-tagging": `organizationId=${organizationId}`,
    };
    const path = `/${organizationId}/${encodeURIComponent(functionId)}/${newId("upload")}`;
    const expiresAtEpochMs = clock() + lifetimeSeconds * 1000;
    this.grants.set(path, { actionId, fileName, requestId, headers, expiresAtEpochMs });
    const query = new URLSearchParams({
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Date": new Date(clock()).toISOString().replace(/[-:]|\.\d+/g, ""),
      "X-Amz-Expires": String(lifetimeSeconds),
      "X-Amz-SignedHeaders": ["content-type", "host", ...Object.keys(headers)].join(";"),
      "X-Amz-Signature": this.signatureOf(path),
    });
    return {
      url: `${baseUrl()}${path}?${query.toString()}`,
      headers,
      signedUrlTimeoutSeconds: lifetimeSeconds,
    };
  }

  /** The grant of an address, where its signature is the one that was given out. */
  find(path: string, query: URLSearchParams): Grant | undefined {
    return query.get("X-Amz-Signature") === this.signatureOf(path) ? this.grants.get(path) : undefined;
  }

  /** Hands the file over. The same address may be used again until it expires. */
  receive({ actionId, fileName, requestId }: Grant, bytes: Buffer): void {
    this.options.onUpload(actionId, { fileName, requestId, bytes });
  }

  private signatureOf(path: string): string {
    return createHmac("sha256", this.key).update(path).digest("hex");
  }
}
