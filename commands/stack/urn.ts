import { DATA_ACTION_TYPES } from "../../providers/data-action/resource-type";

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
