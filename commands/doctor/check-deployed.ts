import type { ActionRecord, DataActionsApi } from "../../providers/platforms/data-actions-api";
import { type Check, failure } from "./finding";

const AREA = "actions";

/** The fields that a server need not know (docs/contract.md), and what is missing without each. */
const OPTIONAL: Readonly<Partial<Record<keyof ActionRecord, string>>> = {
  version: "two updates at once are not noticed",
  codeSha256: "an upload by hand is not noticed",
  timeoutSeconds: "a changed timeout is not noticed",
  tags: "an action does not tell which stack it belongs to",
};

/** The actions of the stack's state as the platform has them now, and what its server tells of an action at all. */
export async function* checkDeployed(
  ids: ReadonlyMap<string, string>,
  api: DataActionsApi,
  stack: string,
): Check {
  const { name: platform, ownEnvironment } = api.capabilities;
  if (ids.size === 0) {
    yield { area: AREA, status: "ok", seen: `The stack "${stack}" has deployed none yet.` };
    return;
  }
  let sample: ActionRecord | undefined;
  for (const [name, id] of ids) {
    try {
      const record = await api.getAction(id);
      sample ??= record;
      if (record) yield { area: AREA, status: "ok", seen: `${platform} has ${name} (id ${id}).` };
      else
        yield {
          area: AREA,
          status: "warning",
          seen: `${platform} has no action with the id ${id} any more, under which the stack knows ${name}.`,
          remedy: `npm run pulumi -- up --refresh --run-program --stack ${stack}, which makes it again.`,
        };
    } catch (error) {
      yield failure(AREA, error);
      return;
    }
  }
  const missing = sample === undefined || !ownEnvironment ? [] : untold(sample);
  if (missing.length > 0)
    yield { area: AREA, status: "warning", seen: `The server does not tell of: ${missing.join("; ")}.` };
}

function untold(record: ActionRecord): string[] {
  return Object.entries(OPTIONAL).flatMap(([field, without]) =>
    record[field as keyof ActionRecord] === undefined ? [`${field} (${without})`] : [],
  );
}
