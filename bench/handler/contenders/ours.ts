import { createRequire } from "node:module";
import type { CreateEnrich, CrmAccess, Inputs, Outputs } from "./contender";

type Handler = (context: object, inputs: Inputs) => Promise<Outputs>;

/** The handler as it is uploaded: the bundle, with its defaults, so with a token for each execution. */
export const create: CreateEnrich = (crm, handlerFile) => Promise.resolve(load(crm, handlerFile, {}));

/** The same with the opt-in to keep the token across the executions of a warm runtime. */
export const createWithSessionReuse: CreateEnrich = (crm, handlerFile) =>
  Promise.resolve(load(crm, handlerFile, { CRM_SESSION_REUSE: "true" }));

/** The same on a stack that would rather have an early answer than a right one: `patienceSeconds` is 5. */
export const createImpatient: CreateEnrich = (crm, handlerFile) =>
  Promise.resolve(load(crm, handlerFile, { PATIENCE_SECONDS: "5" }));

function load(crm: CrmAccess, handlerFile: string, environment: Readonly<Record<string, string>>) {
  process.env.CRM_TOKEN_URL = crm.tokenUrl;
  process.env.CRM_API_BASE_URL = crm.apiBaseUrl;
  process.env.CRM_CLIENT_ID = crm.clientId;
  process.env.CRM_CLIENT_SECRET = crm.clientSecret;
  Object.assign(process.env, environment);
  const handler = createRequire(handlerFile)(handlerFile) as Handler;
  const ignore = () => undefined;
  const logger = { info: ignore, warn: ignore, error: ignore, debug: ignore };
  return (inputs: Inputs) => handler({ logger }, inputs);
}
