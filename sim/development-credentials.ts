/**
 * The credentials of a simulator that a test or a benchmark starts in its own process without naming any. What
 * `npm run sim` and `npm start` start has random ones (simulator-credentials.ts), never these.
 */
export const DEVELOPMENT_CREDENTIALS = {
  cxone: { clientId: "dev-cxone-client", clientSecret: "dev-cxone-secret" },
  genesysCloud: { clientId: "dev-genesys-client", clientSecret: "dev-genesys-secret" },
  crm: { clientId: "dev-crm-client", clientSecret: "dev-crm-secret" },
} as const;
