/** An integration as the platform shows it. */
export interface IntegrationRecord {
  readonly id: string;
  readonly name: string;
  /** What was written to mark whose it is; empty where nothing was. */
  readonly notes: string;
  readonly isEnabled: boolean;
  /** Undefined where it has none. */
  readonly credentialId?: string;
}

/** As the platform makes one; a person who had done anything to it would have named a credential or enabled it. */
export function isUntouched({ notes, isEnabled, credentialId }: IntegrationRecord): boolean {
  return notes === "" && !isEnabled && credentialId === undefined;
}

/** What an integration is to be. */
export interface IntegrationDefinition {
  readonly name: string;
  readonly notes: string;
  readonly credentialId: string;
}

/**
 * The integrations that actions belong to, on a platform that has them, and their credentials, which give the actions
 * their environment. Every function throws ProviderError.
 */
export interface IntegrationsApi {
  /** Makes an integration, not enabled and without a credential. May be asked for again only after a look. */
  postIntegration(name: string): Promise<IntegrationRecord>;
  /** Reads an integration; undefined where there certainly is none. */
  getIntegration(id: string): Promise<IntegrationRecord | undefined>;
  /** Those of the actions' type with exactly this name. */
  findIntegrationsByName(name: string): Promise<IntegrationRecord[]>;
  /** Gives an integration its name, notes and credential, and enables it; ends when it is active. */
  putIntegration(id: string, definition: IntegrationDefinition): Promise<IntegrationRecord>;
  /** Deletes an integration. One that is gone already is a success. */
  deleteIntegration(id: string): Promise<void>;
  /** The names of the actions that belong to an integration, each with its id. */
  actionsOf(id: string): Promise<{ readonly id: string; readonly name: string }[]>;
  /** Makes a credential. @returns its id */
  postCredential(name: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** Replaces a credential, whole. @returns whether there was one */
  putCredential(id: string, name: string, fields: Readonly<Record<string, string>>): Promise<boolean>;
  /** Deletes a credential. One that is gone already is a success. */
  deleteCredential(id: string): Promise<void>;
  /** The ids of the credentials with exactly this name. */
  findCredentialsByName(name: string): Promise<string[]>;
}
