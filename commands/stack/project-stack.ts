import { DEFAULT_KEEP } from "../../providers/releases/ledger";
import { CommandError } from "../command-error";

/** A stack of the project with what its configuration says about artifacts. */
export interface ProjectStack {
  readonly name: string;
  readonly artifactsUrl: string | undefined;
  /** `artifactsKeep`, or 20. */
  readonly keep: number;
}

/** Runs the CLI for what it tells. */
export type ReadPulumi = (args: readonly string[]) => Promise<string>;

/**
 * Every stack of the project that the backend has.
 *
 * @throws COMMAND_INVALID where one of them cannot be read
 */
export async function projectStacks(project: string, readPulumi: ReadPulumi): Promise<ProjectStack[]> {
  const names = (parse(await readPulumi(["stack", "ls", "--json"])) as { name: string }[]).map(
    ({ name }) => name,
  );
  const stacks: ProjectStack[] = [];
  for (const name of names) {
    const values = parse(await readPulumi(["config", "--json", "--stack", name])) as Record<
      string,
      ConfigValue
    >;
    stacks.push({
      name,
      artifactsUrl: await artifactsUrl(name, values[`${project}:artifactsUrl`], readPulumi),
      keep: keepOf(name, values[`${project}:artifactsKeep`]),
    });
  }
  return stacks;
}

interface ConfigValue {
  readonly value?: string;
  readonly secret: boolean;
}

/** A URL with a password in it is a secret, which only `config get` tells. */
function artifactsUrl(
  stack: string,
  entry: ConfigValue | undefined,
  readPulumi: ReadPulumi,
): Promise<string | undefined> {
  if (!entry?.secret) return Promise.resolve(entry?.value);
  return readPulumi(["config", "get", "artifactsUrl", "--stack", stack]).then((text) => text.trim());
}

function keepOf(stack: string, entry: ConfigValue | undefined): number {
  if (entry === undefined) return DEFAULT_KEEP;
  const keep = Number(entry.value);
  if (Number.isSafeInteger(keep) && keep >= 1) return keep;
  throw new CommandError(
    `Reading the configuration of stack "${stack}" failed: artifactsKeep is not a whole number of at least 1. ` +
      `Set it: pulumi config set artifactsKeep 20 --stack ${stack}`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(
      `Reading the stacks failed: the CLI did not write JSON. Use Pulumi 3.248 or later.`,
    );
  }
}
