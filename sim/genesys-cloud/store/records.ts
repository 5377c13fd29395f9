/** JSON Schema as a client sent it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Something that the platform does in its own time: how often it was looked at, and when it began. */
export interface Underway {
  readonly looks: number;
  readonly sinceEpochMs: number;
}

/** An integration: what owns actions, and names the credentials that they get. */
export interface StoredIntegration {
  readonly id: string;
  readonly name: string;
  readonly typeId: string;
  readonly intendedState: "ENABLED" | "DISABLED";
  readonly reportedCode: "ACTIVE" | "ACTIVATING" | "INACTIVE" | "DEACTIVATING";
  /** Present while `reportedCode` is on its way to `intendedState`. */
  readonly change?: Underway;
  /** ISO 8601. */
  readonly dateLastUpdated: string;
  readonly config: {
    readonly version: number;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly advanced: Readonly<Record<string, unknown>>;
    readonly notes: string;
    /** By slot. */
    readonly credentials: Readonly<Record<string, { readonly id: string }>>;
  };
}

/** A set of credential fields. Their values leave the store for executions alone. */
export interface StoredCredential {
  readonly id: string;
  readonly name: string;
  readonly typeName: string;
  readonly fields: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly createdDate: string;
  readonly modifiedDate: string;
}

/** How an action's function is called, its code apart. */
export interface FunctionSettings {
  readonly id: string;
  readonly description: string;
  /** Path in the ZIP without extension, a dot, the name of the export. */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** ISO 8601. */
  readonly dateCreated: string;
}

/** What has become of an upload (`status` of `FunctionZipConfig` in the official SDK). */
export type ZipStatus =
  "Pending" | "Transferring" | "Available" | "Invalid" | "InvalidFormat" | "InvalidFile";

/** An uploaded ZIP, its bytes apart. */
export interface StoredZip {
  readonly id: string;
  /** The uploaded file's. */
  readonly name: string;
  readonly requestId: string;
  /** ISO 8601. */
  readonly dateCreated: string;
  readonly status: ZipStatus;
  readonly errorMessage?: string;
  /** Present while it is processed. */
  readonly processing?: Underway;
}

/** An action's configuration, without what the server makes itself. */
export interface ActionConfig {
  readonly timeoutSeconds?: number | undefined;
  readonly request: {
    readonly requestType: string;
    readonly requestTemplate?: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly response: {
    readonly translationMap: Readonly<Record<string, string>>;
    readonly translationMapDefaults: Readonly<Record<string, string>>;
    readonly successTemplate?: string | undefined;
  };
}

/** One of an action's two sides: what is published, or the draft. */
export interface ActionSide {
  readonly version: number;
  readonly name: string;
  readonly category: string;
  readonly secure: boolean;
  readonly config: ActionConfig;
  readonly inputSchema: JsonSchema;
  readonly successSchema: JsonSchema;
  readonly function?: FunctionSettings;
  readonly zip?: StoredZip;
  /** The ZIP before the one that is being processed. */
  readonly zipBefore?: StoredZip;
  /** The last uploads that were refused, newest first, at most ten. */
  readonly uploadExceptionHistory: readonly StoredZip[];
}

/** Which of them. */
export type SideName = "published" | "draft";

/** An action; it has at least one side. */
export interface StoredAction {
  readonly id: string;
  readonly integrationId: string;
  readonly published?: ActionSide;
  readonly draft?: ActionSide;
}
