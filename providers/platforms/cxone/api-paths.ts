import { pathSegment } from "../../http/path-segment";

/** The REST paths of CXone, and nothing else knows them. Source: docs/contract.md. */

export const TOKEN_PATH = "/oauth/token";
export const ACTIONS_PATH = "/api/v2/data/actions";

/** The path of one action. The id comes from CXone or from a user's `adopt`, and is encoded either way. */
export function actionPath(id: string): string {
  return `${ACTIONS_PATH}/${pathSegment(id)}`;
}

/** The path that executes an action. */
export function executePath(id: string): string {
  return `${actionPath(id)}/execute`;
}

/** The path of a page of the actions with exactly this name. Pages count from 1. */
export function actionsByNamePath(name: string, pageNumber: number, pageSize: number): string {
  const query = new URLSearchParams({ name, pageNumber: String(pageNumber), pageSize: String(pageSize) });
  return `${ACTIONS_PATH}?${query.toString()}`;
}
