import type { DataActionsApi } from "../platforms/data-actions-api";

/**
 * Deletes the action. One that is gone already is a success, which makes the deletion repeatable.
 *
 * @throws what {@link DataActionsApi.deleteAction} throws
 */
export async function deleteDataAction(api: DataActionsApi, id: string): Promise<void> {
  await api.deleteAction(id);
}
