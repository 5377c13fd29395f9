import { textOf, type Properties } from "../../properties";
import type { ActionRecord } from "../data-actions-api";
import type { Templates } from "./action-config";
import { toRecord, type ActionAnswers } from "./action-record";
import type { ApiCalls } from "./api-calls";
import { actionsPath, functionPath, readActionPath, templatePath, type Side } from "./api-paths";

/** Reads actions and drafts, each with what several calls tell of it. */
export class ActionReader {
  constructor(private readonly calls: ApiCalls) {}

  /** An action as flows see it, whole; undefined where there certainly is none. */
  async published(id: string): Promise<ActionRecord | undefined> {
    const answers = await this.answers(id, "published");
    return answers && toRecord(operationOf(id, "published"), answers);
  }

  /** An action as flows see it, or its open draft, in the platform's words; undefined where there certainly is none. */
  async answers(id: string, side: Side): Promise<ActionAnswers | undefined> {
    const operation = operationOf(id, side);
    const action = await this.calls.read({ operation, path: readActionPath(id, side) });
    if (!action) return undefined;
    const [functionConfig, templates] = await Promise.all([
      this.calls.read({ operation, path: functionPath(id, side) }),
      this.templates(id, side),
    ]);
    return { action, functionConfig, ...(templates ? { templates } : {}) };
  }

  /** A template that is not there has no text that could have been edited. */
  private async templates(id: string, side: Side): Promise<Templates | undefined> {
    const operation = operationOf(id, side);
    const [request, success] = await Promise.all([
      this.calls.readText({ operation, path: templatePath(id, side, "requesttemplate.vm") }),
      this.calls.readText({ operation, path: templatePath(id, side, "successtemplate.vm") }),
    ]);
    return request === undefined || success === undefined ? undefined : { request, success };
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

function operationOf(id: string, side: Side): string {
  return `Reading of ${side === "draft" ? "the draft of " : ""}data action (id ${id})`;
}
