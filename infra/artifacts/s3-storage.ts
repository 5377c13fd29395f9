import type * as Sdk from "@aws-sdk/client-s3";
import { createHash, getFips } from "node:crypto";
import type { ObjectStorage, StoredObject } from "./object-storage";
import type { S3Location } from "./s3-location";
import { noAnswer, storeTimeouts } from "./store-timeouts";

/** An object younger than this is not sent again. Far below the age at which pruning may take one (an hour). */
const FRESH_MS = 15 * 60 * 1000;

/** The times of S3's headers are cut to whole seconds. */
const SECOND_MS = 1000;

/** Objects of a bucket under one prefix. The AWS SDK is loaded by the first call, not by a program that needs no S3. */
export class S3Storage implements ObjectStorage {
  private readonly prefix: string;
  private connected: Promise<Connection> | undefined;

  /**
   * @param folder appended to the location's prefix
   * @param nowEpochMs this machine's clock, as its callers know it; injected in tests
   */
  constructor(
    private readonly location: S3Location,
    folder: string,
    private readonly nowEpochMs: () => number = Date.now,
    private readonly timeouts = storeTimeouts,
  ) {
    this.prefix = `${location.prefix}${folder}/`;
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const { sdk, client } = await this.connect();
    const present = await this.head(key);
    if (present && present.ageMs < FRESH_MS && present.etag === etagOf(bytes)) return;
    // Sending it again renews its age, and fixes an object that was damaged.
    const { encryption } = this.location;
    await client.send(
      new sdk.PutObjectCommand({
        ...this.object(key),
        ...encryption,
        Body: bytes,
        ContentLength: bytes.length,
      }),
    );
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const { sdk, client } = await this.connect();
    try {
      const { Body } = await client.send(new sdk.GetObjectCommand(this.object(key)));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      if (error instanceof sdk.NoSuchKey) return undefined;
      // The body arrives outside of what the client's middleware sees.
      throw this.inWords(error);
    }
  }

  async *list(): AsyncGenerator<StoredObject> {
    const { sdk, client } = await this.connect();
    const pages = sdk.paginateListObjectsV2(
      { client },
      { Bucket: this.location.bucket, Prefix: this.prefix },
    );
    for await (const { Contents = [] } of pages) {
      for (const { Key = "", Size = 0, LastModified } of Contents) {
        // Without a date it counts as young, so that nothing deletes it.
        const modifiedAt = LastModified ?? new Date(this.nowEpochMs());
        yield { key: Key.slice(this.prefix.length), sizeBytes: Size, modifiedAt };
      }
    }
  }

  /**
   * Looks at the object just before. S3 could hold a deletion to an ETag, but writing the same content again does not
   * change it; a deletion held to a time is for directory buckets alone.
   * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
   */
  async deleteIfOlderThan(key: string, epochMs: number): Promise<boolean> {
    const { sdk, client } = await this.connect();
    const present = await this.head(key);
    if (!present || !(present.ageMs - SECOND_MS >= this.nowEpochMs() - epochMs)) return false;
    await client.send(new sdk.DeleteObjectCommand(this.object(key)));
    return true;
  }

  describe(): string {
    const { endpoint } = this.location.client;
    const host = typeof endpoint === "string" ? ` at ${endpoint}` : "";
    return `s3://${this.location.bucket}/${this.prefix.slice(0, -1)}${host}`;
  }

  async close(): Promise<void> {
    (await this.connected)?.client.destroy();
  }

  private async head(key: string): Promise<Head | undefined> {
    const { sdk, client } = await this.connect();
    const command = new sdk.HeadObjectCommand(this.object(key));
    let date: string | undefined;
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        date = (result.response as { headers?: Record<string, string> }).headers?.["date"];
        return result;
      },
      { step: "deserialize" },
    );
    try {
      const { ETag, LastModified } = await client.send(command);
      return { etag: ETag ?? "", ageMs: Date.parse(date ?? "") - (LastModified?.getTime() ?? NaN) };
    } catch (error) {
      // An answer to HEAD has no body, so it does not say whether the object or the bucket is missing.
      if (error instanceof sdk.S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      throw error;
    }
  }

  private object(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.location.bucket, Key: `${this.prefix}${key}` };
  }

  private connect(): Promise<Connection> {
    // The SDK would print its notice about Node.js versions into every update.
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
    this.connected ??= import("@aws-sdk/client-s3").then((sdk) => ({ sdk, client: this.newClient(sdk) }));
    return this.connected;
  }

  private newClient(sdk: typeof Sdk): Sdk.S3Client {
    const { connectMs, answerMs } = this.timeouts;
    const client = new sdk.S3Client({
      ...this.location.client,
      requestHandler: {
        connectionTimeout: connectMs,
        requestTimeout: answerMs,
        throwOnRequestTimeout: true,
        // For a body that stops arriving.
        socketTimeout: answerMs,
      },
    });
    // Around the retries.
    client.middlewareStack.add(
      (next) => (args) =>
        next(args).catch((error: unknown) => {
          throw this.inWords(error);
        }),
      { step: "initialize" },
    );
    return client;
  }

  /** The handler calls every broken connection a TimeoutError; those that are none have another code. */
  private inWords(error: unknown): unknown {
    const { name, code, message, $metadata } = error as NodeJS.ErrnoException &
      Partial<Sdk.S3ServiceException>;
    if (name !== "TimeoutError" || (code !== undefined && code !== "ETIMEDOUT")) return error;
    const { connectMs, answerMs } = this.timeouts;
    const timeoutMs = message.includes("establish a connection") ? connectMs : answerMs;
    return noAnswer(timeoutMs, $metadata?.attempts);
  }
}

/** What S3 tells of an object without giving it out. */
interface Head {
  readonly etag: string;
  /** By the server's clock; NaN where it does not tell. */
  readonly ageMs: number;
}

/**
 * The ETag of content that was sent in one piece. Where S3 encrypts with a key of KMS it is another one, and the object
 * is sent again. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
function etagOf(bytes: Uint8Array): string | undefined {
  if (getFips()) return undefined;
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

interface Connection {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}
