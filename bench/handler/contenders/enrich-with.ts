import type { CrmAccess, Enrich, Inputs, Outputs } from "./contender";
import { LIMITS } from "./limits";

/** A response that settles a request: 2xx with its JSON, or 401. Everything else is thrown. */
export interface SettledResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A contender's way to send the two requests; repeats, time limits and queueing are its own. */
export interface CrmHttp {
  postForm(url: string, form: string, signal: AbortSignal): Promise<SettledResponse>;
  get(url: string, token: string, signal: AbortSignal): Promise<SettledResponse>;
}

/**
 * The action on a contender's HTTP: a token for the execution, the contact, one fresh token after a 401, and the whole
 * under one deadline. What a competent person writes around any of these libraries.
 */
export function enrichWith(http: CrmHttp, crm: CrmAccess): Enrich {
  const form = tokenForm(crm);
  const requestToken = async (signal: AbortSignal): Promise<string> =>
    readToken(await http.postForm(crm.tokenUrl, form, signal));
  return async (inputs) => {
    const signal = AbortSignal.timeout(LIMITS.budgetMs);
    const url = contactUrl(crm, inputs);
    try {
      let response = await http.get(url, await requestToken(signal), signal);
      if (response.status === 401) response = await http.get(url, await requestToken(signal), signal);
      if (response.status === 401) throw new Error("401 with a fresh token");
      return mapContact(response.body);
    } catch (error) {
      return failedOutputs(error);
    }
  };
}

/** The body of the token request. */
export function tokenForm({ clientId, clientSecret }: CrmAccess): string {
  return new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: "contacts:read",
  }).toString();
}

/** Where the contact is. */
export function contactUrl({ apiBaseUrl }: CrmAccess, { externalId }: Inputs): string {
  return `${apiBaseUrl}/contacts/${encodeURIComponent(externalId)}`;
}

/** The token in an answer of the token endpoint. @throws Error without one */
export function readToken({ status, body }: SettledResponse): string {
  const { access_token: token } = body as { access_token?: string };
  if (!token) throw new Error(`no token in an answer with status ${status}`);
  return token;
}

/** The outputs of a contact, without validation: the least work the job takes. */
export function mapContact(body: unknown): Outputs {
  const { id, attributes } = body as {
    id: string;
    attributes?: { tier?: string; last_interaction?: string | null };
  };
  return {
    crmRecordId: id,
    customerTier: attributes?.tier ?? "standard",
    ...(attributes?.last_interaction
      ? { lastInteractionDate: new Date(attributes.last_interaction).toISOString() }
      : {}),
    enrichmentSuccess: true,
  };
}

/** The outputs of a failure. */
export function failedOutputs(error: unknown): Outputs {
  return { enrichmentSuccess: false, errorDetails: error instanceof Error ? error.message : String(error) };
}
