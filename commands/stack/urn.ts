import { DATA_ACTION_TYPES } from "../../providers/data-action/resource-type";
import type { PlatformCapabilities } from "../../providers/platforms/platform-capabilities";
import { PLATFORMS } from "../../providers/platforms/platforms";

/** The resource's name in the program, the last part of its URN. */
export function nameOfUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The resource's type, without the types of its parents. */
export function typeOfUrn(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** Whether the resource is a data action. */
export function isDataAction(urn: string): boolean {
  return DATA_ACTION_TYPES.includes(typeOfUrn(urn));
}

/** The platform that a data action is on; undefined for other resources. */
export function platformOfUrn(urn: string): PlatformCapabilities | undefined {
  return Object.values(PLATFORMS)
    .map(({ capabilities }) => capabilities)
    .find(({ resourceType }) => resourceType === typeOfUrn(urn));
}
