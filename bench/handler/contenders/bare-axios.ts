import axios from "axios";
import * as http from "node:http";
import type { CreateEnrich } from "./contender";
import { contactUrl, failedOutputs, mapContact, readToken, tokenForm } from "./enrich-with";
import { LIMITS } from "./limits";

/**
 * Bare axios: two requests and the mapping, and nothing else. Connections are kept alive, as Node.js 20 does by
 * default; the one setting is a timeout, half of the budget each because the two requests follow one another.
 */
export const create: CreateEnrich = (crm) => {
  const client = axios.create({
    timeout: LIMITS.budgetMs / 2,
    httpAgent: new http.Agent({ keepAlive: true }),
  });
  const form = tokenForm(crm);
  return Promise.resolve(async (inputs) => {
    try {
      const { status, data } = await client.post<unknown>(crm.tokenUrl, form);
      const authorization = `Bearer ${readToken({ status, body: data })}`;
      const contact = await client.get<unknown>(contactUrl(crm, inputs), { headers: { authorization } });
      return mapContact(contact.data);
    } catch (error) {
      return failedOutputs(error);
    }
  });
};
