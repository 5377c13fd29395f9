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

/** An action or a draft of an integration, as a list shows it. */
export interface ActionOfIntegration {
  readonly id: string;
  readonly name: string;
  /** Whether it was never published: a draft of a published action is counted as that action. */
  readonly isDraft: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** The fields of the integration's credential that it names; of a published action, also those that its draft names. */
  readonly fields: readonly string[];
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
  /**
   * Marks an integration by its notes, unless it has any: the first to mark it has it.
   *
   * @returns the notes that it has now
   */
  claimIntegration(id: string, notes: string): Promise<string>;
  /**
   * Gives an integration its name, notes and credential, and enables it; ends when it is active.
   *
   * @param seenNotes those that may be replaced, default none; others are of somebody who was there meanwhile (STALE_VERSION)
   */
  putIntegration(
    id: string,
    definition: IntegrationDefinition,
    seenNotes?: string,
  ): Promise<IntegrationRecord>;
  /** Deletes an integration. One that is gone already is a success. */
  deleteIntegration(id: string): Promise<void>;
  /** The actions that belong to an integration, drafts included, each once. */
  actionsOf(id: string): Promise<ActionOfIntegration[]>;
  /** Makes a credential. @returns its id */
  postCredential(name: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** Replaces a credential, whole. @returns whether there was one */
  putCredential(id: string, name: string, fields: Readonly<Record<string, string>>): Promise<boolean>;
  /** Whether there is such a credential. */
  hasCredential(id: string): Promise<boolean>;
  /** Deletes a credential. One that is gone already is a success. */
  deleteCredential(id: string): Promise<void>;
  /** The ids of the credentials with exactly this name. */
  findCredentialsByName(name: string): Promise<string[]>;
}
