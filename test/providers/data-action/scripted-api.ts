import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import type {
  ActionDefinition,
  ActionRecord,
  DataActionsApi,
} from "../../../providers/platforms/data-actions-api";
import { textOf, type Properties } from "../../../providers/properties";
import { VirtualClock } from "../../support/virtual-clock";
import { sampleInputs } from "../support/sample-program";

/** The key of the resource under test. */
const KEY = "ab".repeat(32);

/** The sample program's inputs as the provider's `check` leaves them. */
export async function checkedInputs(overrides: Properties = {}): Promise<Properties> {
  const { inputs, failures } = await checkDataAction({}, sampleInputs(overrides), {
    platform: CXONE_CAPABILITIES,
    drawKeyHex: () => KEY,
  });
  expect(failures).toEqual([]);
  return inputs;
}

/** What CXone shows of an action with these inputs. */
export function recordOf(inputs: Properties, overrides: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id: "42",
    name: textOf(inputs, "name"),
    description: textOf(inputs, "description"),
    runtime: textOf(inputs, "runtime"),
    contract: textOf(inputs, "contract"),
    codeSha256: textOf(inputs, "codeSha256"),
    timeoutSeconds: inputs["timeoutSeconds"] as number,
    environmentNames: Object.keys(inputs["environment"] as object).sort(),
    version: 3,
    ...overrides,
  };
}

/** The record without some of its fields, as of a server that does not know them. */
export function without(record: ActionRecord, ...fields: readonly (keyof ActionRecord)[]): ActionRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([field]) => !fields.includes(field as keyof ActionRecord)),
  ) as unknown as ActionRecord;
}

/** What a call is answered with, in turn; the last answer stays. An error is thrown. */
export type Answers<T> = readonly (T | Error)[];

/**
 * A platform that gives prepared answers: for what no server can be made to answer, such as a version that stays or a
 * tag that is missing. It notes each call.
 */
export function scriptedApi(answers: {
  readonly get?: Answers<ActionRecord | undefined>;
  readonly find?: Answers<ActionRecord | undefined>;
  readonly post?: Answers<ActionRecord>;
  readonly put?: Answers<ActionRecord>;
  readonly uniqueNames?: boolean;
}) {
  const calls: string[] = [];
  const written: ActionDefinition[] = [];
  const counts = new Map<string, number>();
  const answer = <T>(name: "get" | "find" | "post" | "put", call: string): Promise<T> => {
    calls.push(call);
    const script = (answers[name] ?? []) as Answers<T>;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    if (script.length === 0) return Promise.reject(new Error(`unexpected: ${call}`));
    const next = script[Math.min(count, script.length - 1)] as T | Error;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const api: DataActionsApi = {
    capabilities: { ...CXONE_CAPABILITIES, uniqueNames: answers.uniqueNames ?? true },
    getAction: (id) => answer("get", `get ${id}`),
    findActionsByName: async (name) => {
      const found = await answer<ActionRecord | undefined>("find", `find ${name}`);
      return found ? [found] : [];
    },
    postAction: (definition) => {
      written.push(definition);
      return answer("post", `post ${definition.name}`);
    },
    putAction: ({ id, version }, definition) => {
      written.push(definition);
      return answer("put", `put ${id} over ${version}`);
    },
    deleteAction: (id) => answer("get", `delete ${id}`),
    readExecution: () => Promise.reject(new Error("unexpected: a trace")),
    executeAction: () => Promise.reject(new Error("unexpected: an execution")),
  };
  const clock = new VirtualClock();
  return { dependencies: { api, clock, random: () => 0 }, calls, clock, written };
}
