import { textOf, type Properties } from "../../properties";
import type { ActionRecord } from "../data-actions-api";
import type { Templates } from "./action-config";
import { toRecord } from "./action-record";
import type { ApiCalls } from "./api-calls";
import { actionsPath, functionPath, readActionPath, templatePath, type Side } from "./api-paths";

/** Reads actions and drafts, each with what several calls tell of it. */
export class ActionReader {
  constructor(private readonly calls: ApiCalls) {}

  /** An action as flows see it, whole; undefined where there certainly is none. */
  async published(id: string): Promise<ActionRecord | undefined> {
    const operation = `Reading of data action (id ${id})`;
    const action = await this.calls.read({ operation, path: readActionPath(id, "published") });
    if (!action) return undefined;
    const [functionConfig, request, success] = await Promise.all([
      this.calls.read({ operation, path: functionPath(id, "published") }),
      this.calls.readText({ operation, path: templatePath(id, "published", "requesttemplate.vm") }),
      this.calls.readText({ operation, path: templatePath(id, "published", "successtemplate.vm") }),
    ]);
    const templates = templatesOf(request, success);
    return toRecord(operation, { action, functionConfig, ...(templates ? { templates } : {}) });
  }

  /** The open draft of an action; undefined where there certainly is none. */
  async draft(id: string): Promise<ActionRecord | undefined> {
    const operation = `Reading of the draft of data action (id ${id})`;
    const action = await this.calls.read({ operation, path: readActionPath(id, "draft") });
    if (!action) return undefined;
    const functionConfig = await this.calls.read({ operation, path: functionPath(id, "draft") });
    return toRecord(operation, { action, functionConfig });
  }

  /** The published actions or the drafts with exactly this name, as a list shows them: without code and contract. */
  async named(side: Side, name: string, integrationId: string | undefined): Promise<Properties[]> {
    const operation = `Look-up of ${side === "draft" ? "drafts of " : ""}data action "${name}"`;
    const all = await this.calls.readPages(operation, (pageNumber, pageSize) =>
      actionsPath(side, { name, pageNumber, pageSize }),
    );
    return all.filter(
      (one) =>
        textOf(one, "name") === name &&
        (integrationId === undefined || textOf(one, "integrationId") === integrationId),
    );
  }
}

/** A template that is not there has no text that could have been edited. */
function templatesOf(request: string | undefined, success: string | undefined): Templates | undefined {
  return request === undefined || success === undefined ? undefined : { request, success };
}
