/** Create, replace and delete actions. */
export const WRITE_ACTIONS = "data:actions:write";
/** Run actions. */
export const EXECUTE_ACTIONS = "data:actions:execute";
/** Reading takes either: the contract knows no scope of its own for it. ASSUMED (test/sim/cxone/token-route.test.ts). */
export const READ_ACTIONS = [WRITE_ACTIONS, EXECUTE_ACTIONS] as const;
