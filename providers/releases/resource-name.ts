import { textOf, type Properties } from "../properties";

/**
 * The name of the resource in its stack, of its folder and of its releases: the action's name in CXone without the
 * `nameSuffix` with which stacks share an organisation.
 */
export function resourceNameOf(inputs: Properties): string {
  const name = textOf(inputs, "name");
  const suffix = textOf(inputs, "nameSuffix");
  return suffix !== "" && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
