import { DEVELOPMENT_CREDENTIALS } from "../development-credentials";
import { clientCredentialsRoute, type ClientCredentials } from "../http/client-credentials-route";
import { jsonAnswer } from "../http/message";
import { createRateLimiter, type RateLimit } from "../http/rate-limiter";
import { startSimulatorServer, type ServerOptions, type SimulatorServer } from "../http/simulator-server";
import { TokenStore } from "../http/token-store";
import { ContactDirectory } from "./contact-directory";
import { CONTACTS_READ, contactRoutes } from "./contact-routes";
import { SEED_CONTACTS, type SeedContact } from "./seed-contacts";

/** What to set about a CRM simulator; everything has a default. */
export interface CrmOptions extends ServerOptions {
  /** Default: those of `DEVELOPMENT_CREDENTIALS`. */
  readonly credentials?: ClientCredentials;
  /** Default: `SEED_CONTACTS`. */
  readonly contacts?: readonly SeedContact[];
  /** How long a token is accepted. Default 3600. */
  readonly tokenLifetimeSeconds?: number;
  /** Of the contacts; the token endpoint has none. Default: no limit. */
  readonly rateLimit?: RateLimit;
  /** Epoch milliseconds; for token lifetimes and the rate. Default `Date.now`. */
  readonly clock?: () => number;
}

/** A running CRM simulator. */
export interface CrmSimulator extends SimulatorServer {
  /** The action's CRM_TOKEN_URL. */
  readonly tokenUrl: string;
  /** The action's CRM_API_BASE_URL. */
  readonly apiBaseUrl: string;
  /** Ends every token at once. */
  revokeTokens(): void;
}

/** Starts a CRM on loopback (docs/openapi-crm.yaml). */
export async function startCrm(options: CrmOptions = {}): Promise<CrmSimulator> {
  const clock = options.clock ?? Date.now;
  const tokens = new TokenStore(options.tokenLifetimeSeconds ?? 3600, clock);
  const directory = new ContactDirectory(options.contacts ?? SEED_CONTACTS);
  const takeFromRate = options.rateLimit ? createRateLimiter(options.rateLimit, clock) : () => undefined;
  const server = await startSimulatorServer(
    {
      name: "crm-sim",
      maxBodyBytes: 64 * 1024,
      routes: [
        clientCredentialsRoute(tokens, options.credentials ?? DEVELOPMENT_CREDENTIALS.crm, CONTACTS_READ),
        ...contactRoutes(directory, tokens, takeFromRate),
      ],
      renderError: ({ status, code, message, headers }) => jsonAnswer(status, { code, message }, headers),
    },
    options,
  );
  return {
    ...server,
    tokenUrl: `${server.url}/oauth/token`,
    apiBaseUrl: server.url,
    revokeTokens: () => tokens.revokeAll(),
  };
}
