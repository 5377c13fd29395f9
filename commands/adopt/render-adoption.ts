import type { AdoptOptions } from "./adopt-options";

/**
 * What somebody is told before they adopt an action.
 *
 * @param platform as people call it
 * @param differences a line for each
 */
export function renderAdoption(
  { action, id }: Pick<AdoptOptions, "action" | "id">,
  platform: string,
  differences: readonly string[],
): string[] {
  const lines = differences.length > 0 ? differences : [`no difference that ${platform} shows`];
  return [
    `Data action "${action}" (id ${id}), as it is in ${platform} -> as the program makes it:`,
    ...lines.map((line) => `  ${line}`),
    `  The values of its environment cannot be read; they become the stack's.`,
  ];
}

/** What somebody does once the stack is set to adopt an action. */
export function whatComesNext(stack: string): string {
  return (
    `Stack "${stack}" is set to adopt it. pulumi up takes it over in place: the id stays, and what is listed above ` +
    `changes. Look first: npm run pulumi -- preview --diff --stack ${stack}`
  );
}
