import { hasProblem, mayHaveBeenCarriedOut } from "../../errors/provider-error";
import { isObject, type Properties } from "../../properties";
import type { AuthorizedCall, AuthorizedCaller } from "../rest/authorized-caller";
import { invalidAnswer, parseJsonObject } from "../rest/json-answer";
import { GENESYS_DIALECT } from "./dialect";

const PAGE_SIZE = 100;
/** A server whose list never ends does not keep us. */
const MAX_PAGES = 200;
/** How often a list that shrinks meanwhile is read. */
const MAX_READINGS = 3;

/** A call of which sending it twice has the effect of sending it once, without values that no error may quote. */
export type PlainCall = Pick<AuthorizedCall, "operation" | "path"> & Partial<AuthorizedCall>;

/** The calls to the API proper, by what they ask and what an answer of "not found" means. */
export class ApiCalls {
  constructor(private readonly caller: AuthorizedCaller) {}

  /** Reads an object; undefined where there certainly is none. */
  async read(call: PlainCall): Promise<Properties | undefined> {
    const answer = await unlessGone(this.caller.call({ ...REPEATABLE, method: "GET", ...call }));
    return answer && parseJsonObject(GENESYS_DIALECT, call.operation, answer);
  }

  /** Reads a text, such as a template; undefined where there certainly is none. A web page is none: a proxy answers with one. */
  async readText(call: PlainCall): Promise<string | undefined> {
    const answer = await unlessGone(
      this.caller.call({ ...REPEATABLE, method: "GET", accept: "*/*", ...call }),
    );
    if (answer?.headers["content-type"]?.startsWith("text/html"))
      throw invalidAnswer(GENESYS_DIALECT, call.operation, "it is a web page");
    return answer?.body;
  }

  /** Reads an array. */
  async readList(call: PlainCall): Promise<Properties[]> {
    const answer = await this.caller.call({ ...REPEATABLE, method: "GET", ...call });
    let list: unknown;
    try {
      list = JSON.parse(answer.body);
    } catch {
      // What is no JSON is no list either.
    }
    if (Array.isArray(list)) return list.filter(isObject);
    throw invalidAnswer(GENESYS_DIALECT, call.operation, "the body is no list");
  }

  /**
   * Reads the entities of every page. A list that shrinks while it is read is read anew, for what moved to a page that was
   * read already was not seen; one that never stands still gives everything that was seen.
   *
   * @param pathOf pages count from 1
   */
  async readPages(
    operation: string,
    pathOf: (pageNumber: number, pageSize: number) => string,
  ): Promise<Properties[]> {
    const earlier: Properties[] = [];
    for (let reading = 1; ; reading += 1) {
      const { entities, shrank } = await this.readOnce(operation, pathOf);
      if (!shrank) return withoutRepeats(entities);
      earlier.unshift(...entities);
      if (reading === MAX_READINGS) return withoutRepeats(earlier);
    }
  }

  private async readOnce(
    operation: string,
    pathOf: (pageNumber: number, pageSize: number) => string,
  ): Promise<{ entities: Properties[]; shrank: boolean }> {
    const all: Properties[] = [];
    const totals: number[] = [];
    for (let pageNumber = 1; pageNumber <= MAX_PAGES; pageNumber += 1) {
      const page = await this.read({ operation, path: pathOf(pageNumber, PAGE_SIZE) });
      const { entities, pageCount, nextUri, total } = page ?? {};
      if (!Array.isArray(entities))
        throw invalidAnswer(GENESYS_DIALECT, operation, "there is no list of entities");
      all.push(...(entities as unknown[]).filter(isObject));
      if (typeof total === "number") totals.push(total);
      const isLast = typeof pageCount === "number" ? pageNumber >= pageCount : typeof nextUri !== "string";
      if (isLast || entities.length === 0)
        return { entities: all, shrank: totals.some((one, index) => one < (totals[index - 1] ?? one)) };
    }
    throw invalidAnswer(GENESYS_DIALECT, operation, `the list does not end after ${MAX_PAGES} pages`);
  }

  /** Sends an object and reads the answer's. Not repeated unless the call says so. */
  async send(
    method: "POST" | "PUT" | "PATCH",
    call: PlainCall & { readonly json?: unknown },
  ): Promise<Properties> {
    const answer = await this.caller.call({ repeatable: false, secrets: [], method, ...call });
    return parseJsonObject(GENESYS_DIALECT, call.operation, answer);
  }

  /** Deletes something. What is gone already is a success. */
  async delete(call: PlainCall): Promise<void> {
    await unlessGone(this.caller.call({ ...REPEATABLE, method: "DELETE", ...call }));
  }
}

/** What was added or removed while a list is read moves others to a page that is read later. */
function withoutRepeats(entities: readonly Properties[]): Properties[] {
  const seen = new Set<unknown>();
  return entities.filter(({ id }) => {
    const isNew = typeof id !== "string" || !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

const REPEATABLE = { repeatable: true, secrets: [] } as const;

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (hasProblem(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}

/**
 * Makes something that must not be made twice. Where an answer is lost, what is there is looked for before it is asked
 * for again.
 *
 * @param make asks for it, once
 * @param find what an earlier attempt may have made; undefined where there certainly is none
 */
export async function makeOnce<T>(
  make: () => Promise<T>,
  find: () => Promise<T | undefined>,
  pause: (failures: number) => Promise<void>,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await make();
    } catch (error) {
      if (!mayHaveBeenCarriedOut(error)) throw error;
      await pause(failures);
      const found = await find();
      if (found !== undefined) return found;
      if (failures >= MAX_MAKING) throw error;
    }
  }
}

const MAX_MAKING = 3;
