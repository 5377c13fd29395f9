/** What the bundle's entry exports (infra/bundle), as an action's function names it. */
export const HANDLER = "index.handler";
