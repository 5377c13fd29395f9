/** The type under which states record a smoke test: `local.Command` of `@pulumi/command`. */
export const SMOKE_TEST_TYPE = "command:local:Command";

const SUFFIX = "-smoke-test";

/** The name of an action's smoke test in the stack. Changing it would replace every smoke test. */
export function smokeTestName(action: string): string {
  return action + SUFFIX;
}

/** Whether a resource of this type and name is a smoke test. */
export function isSmokeTest({ type, name }: { readonly type: string; readonly name: string }): boolean {
  return type === SMOKE_TEST_TYPE && name.endsWith(SUFFIX);
}
