/** Where the CRM is and how to sign in. */
export interface CrmAccess {
  readonly tokenUrl: string;
  readonly apiBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The inputs of the action. */
export interface Inputs {
  readonly externalId: string;
}

/** The outputs of the action. */
export interface Outputs {
  readonly crmRecordId?: string;
  readonly customerTier?: string;
  readonly lastInteractionDate?: string;
  readonly enrichmentSuccess: boolean;
  readonly errorDetails?: string;
}

/** One execution of the action: a token, the contact, the mapping. */
export type Enrich = (inputs: Inputs) => Promise<Outputs>;

/** Sets a contender up as a warm runtime would, once. @param handlerFile the bundled handler, for those who run it */
export type CreateEnrich = (crm: CrmAccess, handlerFile: string) => Promise<Enrich>;
