import type { EnvironmentVariable } from "../../action-src/define-action";
import { systemClock } from "../../foundation/clock";
import { TransportFailure } from "../../foundation/http-transport";
import { urlProblem } from "../../foundation/safe-url";
import type { DiscoveredAction } from "../../infra/actions/discover-actions";
import { sendWithTimeout } from "../../providers/http/send-with-timeout";
import { checkAddress, type Outside } from "./check-address";
import type { Check, Finding } from "./finding";

const TIMEOUT_MS = 10_000;

/** The three variables of an OAuth client, as they end; what stands before them names the backend. */
const CLIENT = { tokenUrl: "_TOKEN_URL", clientId: "_CLIENT_ID", clientSecret: "_CLIENT_SECRET" } as const;

/**
 * The backends that the actions call: every address answers, and every set of OAuth client credentials gets a token.
 * The platform calls them from elsewhere: what cannot be reached from here is a warning.
 */
export async function* checkBackendsOfActions(
  actions: readonly DiscoveredAction[],
  get: (key: string) => string | undefined,
  outside: Outside,
): Check {
  const variables = Object.assign({}, ...actions.map(({ description }) => description.environment)) as Record<
    string,
    EnvironmentVariable
  >;
  const valueOf = (name: string): string => {
    const variable = variables[name];
    return variable === undefined ? "" : ((get(variable.configKey)?.trim() || variable.default) ?? "");
  };
  const asked = new Set<string>();
  for (const [name, { kind, configKey }] of Object.entries(variables)) {
    const url = valueOf(name);
    if ((kind !== "url" && kind !== "baseUrl") || urlProblem(url) || asked.has(new URL(url).origin)) continue;
    asked.add(new URL(url).origin);
    for (const finding of await checkAddress("backend of actions", configKey, url, outside))
      yield finding.status === "failed" ? { ...finding, status: "warning" } : finding;
  }
  for (const name of Object.keys(variables).filter((each) => each.endsWith(CLIENT.tokenUrl))) {
    const prefix = name.slice(0, -CLIENT.tokenUrl.length);
    const client = {
      tokenUrl: valueOf(name),
      clientId: valueOf(prefix + CLIENT.clientId),
      clientSecret: valueOf(prefix + CLIENT.clientSecret),
    };
    if (urlProblem(client.tokenUrl) || !client.clientId || !client.clientSecret) continue;
    const keys = [CLIENT.clientId, CLIENT.clientSecret].map((end) => variables[prefix + end]?.configKey);
    yield await signIn(prefix, keys.join(" and "), client, outside);
  }
}

/** Without a scope: the handler alone knows which it needs. */
async function signIn(
  backend: string,
  keys: string,
  client: { readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string },
  { transport, clock = systemClock }: Outside,
): Promise<Finding> {
  const area = "backend of actions";
  const request = {
    method: "POST",
    url: client.tokenUrl,
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }).toString(),
  } as const;
  try {
    const { status } = await sendWithTimeout(transport, request, TIMEOUT_MS, clock);
    if (status >= 200 && status <= 299)
      return { area, status: "ok", seen: `${backend} gives a token for its client's credentials.` };
    const refused = status === 401 || status === 403;
    return {
      area,
      status: refused ? "failed" : "warning",
      seen: `${backend} answers a request for a token with ${status}.`,
      remedy: refused
        ? `Set ${keys} anew (the secret: npm run pulumi -- config set --secret KEY), or have the client enabled there.`
        : `It may want a scope, which the handler alone knows: the smoke test will tell.`,
    };
  } catch (error) {
    const reason = error instanceof TransportFailure ? error.reason : String(error);
    return { area, status: "warning", seen: `${backend} cannot be asked for a token from here: ${reason}.` };
  }
}
