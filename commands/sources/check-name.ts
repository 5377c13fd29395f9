import * as fs from "node:fs";
import * as path from "node:path";
import { CommandError } from "../command-error";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** A name on CXone has 128 characters at most, and a stack's suffix may follow it. */
const MAX_LENGTH = 60;

/**
 * Refuses a name that no new action can have.
 *
 * @param shared the folders of `action-src` that are no action
 * @throws COMMAND_INVALID
 */
export function checkName(projectRoot: string, name: string, shared: readonly string[]): void {
  refuse(name, problemOf(projectRoot, name, shared));
}

/** What is a folder everywhere. An action's name on a platform may have more than a new one's, blanks for example. */
const FOLDER = /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,98}[A-Za-z0-9_-])?$/;

/**
 * Refuses the name of an action that exists on a platform where no folder can be made of it.
 *
 * @param shared the folders of `action-src` that are no action
 * @throws COMMAND_INVALID
 */
export function checkFolderName(projectRoot: string, name: string, shared: readonly string[]): void {
  refuse(
    name,
    FOLDER.test(name)
      ? takenBy(projectRoot, name, shared)
      : "its folder is called as it is, and has at most 100 letters, digits, blanks, dots, hyphens and underscores. " +
          "Use such a name: rename it on the platform first, where it has another.",
  );
}

function refuse(name: string, seen: string | undefined): void {
  if (seen === undefined) return;
  throw new CommandError(`Making the action ${JSON.stringify(name)} failed: ${seen}`);
}

function problemOf(projectRoot: string, name: string, shared: readonly string[]): string | undefined {
  if (!NAME.test(name) || name.length > MAX_LENGTH) {
    const suggested = suggestionFor(name);
    const like = suggested === undefined ? "refund-policy" : suggested;
    return (
      `a name is at most ${MAX_LENGTH} lower-case letters, digits and single hyphens, and begins with a letter, because the ` +
      `folder, the variables and the configuration keys are called by it. Use one like ${like}.`
    );
  }
  return takenBy(projectRoot, name, shared);
}

function takenBy(projectRoot: string, name: string, shared: readonly string[]): string | undefined {
  if (shared.includes(name))
    return `action-src/${name} is what all actions share. Use another name, such as ${name}-status.`;
  if (fs.existsSync(path.join(projectRoot, "action-src", name)))
    return `action-src/${name} is there already. Use another name, or remove that folder first.`;
  return undefined;
}

/** The same words as a name that is taken, where anything is left of them. */
function suggestionFor(name: string): string | undefined {
  const kebab = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^[^a-z]+|-+$/g, "");
  return NAME.test(kebab) ? kebab : undefined;
}
