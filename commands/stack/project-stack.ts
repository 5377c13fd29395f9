import type { ReadPulumi } from "./read-pulumi";
import { artifactsUrlOf, parseJson, readStackConfig } from "./stack-config";

/** A stack of the project with where its configuration says that its artifacts are. */
export interface ProjectStack {
  readonly name: string;
  readonly artifactsUrl: string | undefined;
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
    stacks.push({ name, artifactsUrl: await artifactsUrlOf(name, config, read) });
  }
  return stacks;
}
