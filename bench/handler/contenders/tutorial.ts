import axios, { isAxiosError } from "axios";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import type { CreateEnrich, CrmAccess, Outputs } from "./contender";

const MAX_TRIES = 3;
const MAX_IN_FLIGHT = 3;
const POLL_MS = 100;
const EXPIRY_BUFFER_MS = 60_000;

const inputSchema = z.object({ externalId: z.string().min(1), phoneNumber: z.string().optional() });
const contactSchema = z.object({
  id: z.string(),
  attributes: z.object({ tier: z.string().optional(), last_interaction: z.string().nullish() }).optional(),
});

/**
 * The way of the public tutorial that this project grew from, fixed only so far that it runs: the current time is in
 * scope, and absent outputs are absent, not null. The reference for round trips. Each execution has a client of its
 * own with its own token and its own limiter, which polls; only a 429 is waited out, a 401 gets a fresh token every
 * time it comes, and there is no time limit.
 */
export const create: CreateEnrich = (crm) =>
  Promise.resolve(async (rawInputs) => {
    try {
      const inputs = inputSchema.parse(rawInputs);
      const body = await new TutorialClient(crm).contact(inputs.externalId);
      const { id, attributes } = contactSchema.parse(body);
      return {
        crmRecordId: id,
        customerTier: attributes?.tier ?? "standard",
        ...(attributes?.last_interaction ? { lastInteractionDate: attributes.last_interaction } : {}),
        enrichmentSuccess: true,
      } satisfies Outputs;
    } catch (error) {
      const errorDetails = error instanceof Error ? error.message : String(error);
      return { enrichmentSuccess: false, errorDetails };
    }
  });

class TutorialClient {
  private inFlight = 0;
  private token: { readonly value: string; readonly expiresAtEpochMs: number } | undefined;

  constructor(private readonly crm: CrmAccess) {}

  async contact(externalId: string): Promise<unknown> {
    for (let tries = 0; tries < MAX_TRIES;) {
      try {
        return await this.withTurn(() => this.get(externalId));
      } catch (error) {
        const response = isAxiosError(error) ? error.response : undefined;
        if (response?.status === 429) {
          const seconds = Number(response.headers["retry-after"] ?? 2 ** tries + Math.random() * 0.5);
          await wait(seconds * 1000);
          tries += 1;
        } else if (response?.status === 401) {
          await this.requestToken();
        } else {
          throw error;
        }
      }
    }
    throw new Error("Retries are used up.");
  }

  private async withTurn<T>(work: () => Promise<T>): Promise<T> {
    while (this.inFlight >= MAX_IN_FLIGHT) await wait(POLL_MS);
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
    }
  }

  private async get(externalId: string): Promise<unknown> {
    const isUsable = this.token && Date.now() < this.token.expiresAtEpochMs - EXPIRY_BUFFER_MS;
    const token = isUsable && this.token ? this.token.value : await this.requestToken();
    const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
    return (await axios.get<unknown>(`${this.crm.apiBaseUrl}/contacts/${externalId}`, { headers })).data;
  }

  private async requestToken(): Promise<string> {
    const { clientId, clientSecret, tokenUrl } = this.crm;
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: "contacts:read",
    });
    const { data } = await axios.post<{ access_token: string; expires_in: number }>(tokenUrl, form);
    this.token = { value: data.access_token, expiresAtEpochMs: Date.now() + data.expires_in * 1000 };
    return this.token.value;
  }
}
