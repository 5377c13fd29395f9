import { DEFAULT_KEEP } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";
import type { ReadPulumi } from "./read-pulumi";
import { artifactsUrlOf, type ConfigEntry, parseJson, readStackConfig } from "./stack-config";

/** A stack of the project with what its configuration says about artifacts. */
export interface ProjectStack {
  readonly name: string;
  readonly artifactsUrl: string | undefined;
  /** `artifactsKeep`, or 20. */
  readonly keep: number;
}

/**
 * Every stack of the project that the backend has.
 *
 * @throws COMMAND_INVALID where one of them cannot be read
 */
export async function projectStacks(project: string, read: ReadPulumi): Promise<ProjectStack[]> {
  const listed = parseJson(await read(["stack", "ls", "--json"]), "stacks") as { name: string }[];
  const stacks: ProjectStack[] = [];
  for (const { name } of listed) {
    const config = await readStackConfig(name, project, read);
    const artifactsUrl = await artifactsUrlOf(name, config, read);
    stacks.push({ name, artifactsUrl, keep: keepOf(name, config("artifactsKeep")) });
  }
  return stacks;
}

function keepOf(stack: string, entry: ConfigEntry | undefined): number {
  if (entry === undefined) return DEFAULT_KEEP;
  const keep = Number(entry.value);
  if (Number.isSafeInteger(keep) && keep >= 1) return keep;
  throw new CommandError(
    `Reading the configuration of stack "${stack}" failed: artifactsKeep is not a whole number of at least 1. ` +
      `Set it: pulumi config set artifactsKeep 20 --stack ${stack}`,
  );
}
