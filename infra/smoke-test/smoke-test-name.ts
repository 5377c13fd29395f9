/** The type under which states record a smoke test: `local.Command` of `@pulumi/command`. */
export const SMOKE_TEST_TYPE = "command:local:Command";

const SUFFIX = "-smoke-test";

/** The resource that executes an action's smoke test; it is a child of the action's. */
export function smokeTestName(action: string): string {
  return `${action}${SUFFIX}`;
}

/** Whether a resource is an action's smoke test, and no other command that a team has added. */
export function isSmokeTest({ name, type }: { readonly name: string; readonly type: string }): boolean {
  return type === SMOKE_TEST_TYPE && name.endsWith(SUFFIX);
}
