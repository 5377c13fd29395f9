/**
 * Seconds after which a platform ends an execution: those of the action's description, or the most that the platform
 * allows. An action that asks for 30 has 15 on Genesys Cloud, and its budget, attempts and patience follow.
 */
export function effectiveTimeoutSeconds(
  { timeoutSeconds }: { readonly timeoutSeconds: number },
  platformMaximumSeconds: number,
): number {
  return Math.min(timeoutSeconds, platformMaximumSeconds);
}
