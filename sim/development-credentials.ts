/**
 * The credentials of the simulators by default. They are no secret: they open nothing but simulators on loopback,
 * and are in the documentation for everybody to type.
 */
export const DEVELOPMENT_CREDENTIALS = {
  cxone: { clientId: "dev-cxone-client", clientSecret: "dev-cxone-secret" },
  crm: { clientId: "dev-crm-client", clientSecret: "dev-crm-secret" },
} as const;
