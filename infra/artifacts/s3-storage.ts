import type * as Sdk from "@aws-sdk/client-s3";
import type { ObjectStorage, StoredObject } from "./object-storage";
import type { S3Location } from "./s3-location";

/** An object younger than this is not sent again. Far below the age at which pruning may take one (an hour). */
const FRESH_MS = 15 * 60 * 1000;

/** Objects of a bucket under one prefix. The AWS SDK is loaded by the first call, not by a program that needs no S3. */
export class S3Storage implements ObjectStorage {
  private readonly prefix: string;
  private connected: Promise<Connection> | undefined;

  /**
   * @param folder appended to the location's prefix
   * @param nowEpochMs injected in tests
   */
  constructor(
    private readonly location: S3Location,
    folder: string,
    private readonly nowEpochMs: () => number = Date.now,
  ) {
    this.prefix = `${location.prefix}${folder}/`;
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const { sdk, client } = await this.connect();
    const present = await this.head(key);
    const isFresh = (present?.modifiedAt.getTime() ?? 0) > this.nowEpochMs() - FRESH_MS;
    if (isFresh && present?.sizeBytes === bytes.length) return;
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
      throw error;
    }
  }

  async has(key: string): Promise<boolean> {
    return (await this.head(key)) !== undefined;
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

  async delete(key: string): Promise<void> {
    const { sdk, client } = await this.connect();
    await client.send(new sdk.DeleteObjectCommand(this.object(key)));
  }

  describe(): string {
    const { endpoint } = this.location.client;
    const host = typeof endpoint === "string" ? ` at ${endpoint}` : "";
    return `s3://${this.location.bucket}/${this.prefix.slice(0, -1)}${host}`;
  }

  async close(): Promise<void> {
    (await this.connected)?.client.destroy();
  }

  private async head(key: string): Promise<StoredObject | undefined> {
    const { sdk, client } = await this.connect();
    try {
      const { ContentLength = 0, LastModified } = await client.send(
        new sdk.HeadObjectCommand(this.object(key)),
      );
      return { key, sizeBytes: ContentLength, modifiedAt: LastModified ?? new Date(0) };
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
    this.connected ??= import("@aws-sdk/client-s3").then((sdk) => ({
      sdk,
      client: new sdk.S3Client(this.location.client),
    }));
    return this.connected;
  }
}

interface Connection {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}
