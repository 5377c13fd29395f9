/** A JSON Schema property object, as far as the contract takes it (`PropertySchema` in docs/openapi.yaml). */
export interface PropertySchema {
  readonly type: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly enum?: readonly unknown[] | undefined;
  readonly items?: PropertySchema | undefined;
  readonly properties?: Readonly<Record<string, PropertySchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

/** An action's declared inputs. */
export interface InputsSchema {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[] | undefined;
}

/** What a client says about an action, its code apart. */
export interface ActionDefinition {
  readonly name: string;
  readonly description: string;
  readonly inputs: InputsSchema;
  readonly outputs: { readonly properties: Readonly<Record<string, PropertySchema>> };
  readonly runtime: "nodejs18";
  readonly timeoutSeconds: number;
  /** Name to value. Secret: leaves the store for the action's process alone. */
  readonly environment: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** An action as the control plane keeps it, its code apart. */
export interface StoredAction extends ActionDefinition {
  readonly id: string;
  /** 1 for a new action, one more with each replacement. */
  readonly version: number;
  /** SHA-256 of the ZIP bytes, hexadecimal. */
  readonly codeSha256: string;
  /** ISO 8601. */
  readonly dateCreated: string;
  readonly dateModified: string;
}
