import * as z from "zod";
import type { StoredAction } from "./action";
import type { ActionStore } from "./action-store";
import { holdTo } from "../http/parse-json-body";

const whole = z
  .string()
  .regex(/^\d{1,9}$/, "must be a whole number")
  .transform(Number);

const listQuery = z.strictObject({
  name: z.string().min(1).optional(),
  pageNumber: whole.pipe(z.number().min(1)).default(1),
  pageSize: whole.pipe(z.number().min(1).max(100)).default(25),
});

/** One page of the list of actions. */
export interface ActionPage {
  readonly entities: readonly StoredAction[];
  readonly pageNumber: number;
  readonly pageSize: number;
  /** Over all pages. */
  readonly total: number;
}

/**
 * The page that a list's query asks for, ordered by name.
 *
 * @throws 400 `bad.request` unknown parameter or value out of range
 */
export function listPage(store: ActionStore, query: URLSearchParams): ActionPage {
  const { name, pageNumber, pageSize } = holdTo(listQuery, Object.fromEntries(query));
  const matching = store.list().filter((action) => name === undefined || action.name === name);
  const start = (pageNumber - 1) * pageSize;
  return {
    entities: matching.slice(start, start + pageSize),
    pageNumber,
    pageSize,
    total: matching.length,
  };
}
