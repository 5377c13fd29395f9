import { unzipCode } from "../../runtime/unzip-code";
import type { GenesysContext } from "../context";
import { badRequest, type GenesysError } from "../genesys-error";
import type { ActionSide } from "../store/records";
import { missingHandler } from "./judge-zip";

/** What keeps a draft from being published: nothing of it is executed. */
export function validateDraft(
  { organization, runtimes }: GenesysContext,
  { function: settings, zip }: ActionSide,
): GenesysError[] {
  const problems: string[] = [];
  if (!settings) problems.push("The function is not configured");
  if (!zip) problems.push("The function has no zipfile");
  if (zip && zip.status !== "Available")
    problems.push(
      `The function's zipfile has not been applied: its status is ${zip.status}` +
        (zip.errorMessage === undefined ? "" : `. ${zip.errorMessage}`),
    );
  if (settings && zip?.status === "Available") {
    const missing = missingHandler(Object.keys(unzipCode(organization.readZip(zip.id))), settings.handler);
    if (missing !== undefined) problems.push(missing);
  }
  const runtime = runtimes.find(({ name }) => name === settings?.runtime);
  if (settings && runtime?.status === "Unavailable")
    problems.push(`The runtime ${settings.runtime} is not available any more`);
  return problems.map((message) => badRequest(message));
}
