import { parseContract } from "../../providers/contract/contract-text";
import { differences, type VisibleContent } from "../../providers/data-action/visible-content";
import { contractChanges } from "../../providers/contract/contract-changes";

const LABELS: Readonly<Record<Exclude<keyof VisibleContent, "contract">, string>> = {
  name: "name",
  description: "description",
  runtime: "runtime",
  timeoutSeconds: "timeout",
  codeSha256: "code",
  environmentNames: "environment",
};

/**
 * What an update would change of an action on the platform, a line for each difference: what it is there, and what the program
 * makes it. Empty where the platform shows no difference.
 */
export function describeDifferences(live: VisibleContent, program: VisibleContent): string[] {
  return differences(live, program).flatMap((field) =>
    field === "contract"
      ? contractLines(live.contract, program.contract)
      : [`${LABELS[field]}: ${show(field, live)} -> ${show(field, program)}`],
  );
}

function contractLines(live: string, program: string): string[] {
  const [before, after] = [parseContract(live), parseContract(program)];
  if (!before || !after) return ["contract: cannot be compared"];
  const changes = contractChanges(before, after).map(({ property, kind, before, after, breaking }) => {
    const types = [before, after].filter(Boolean).join(" -> ");
    return `contract: ${property} ${kind} (${types})${breaking ? "  ! breaks flows that use it" : ""}`;
  });
  return changes.length > 0 ? changes : ["contract: differs in details of its schema"];
}

function show(field: Exclude<keyof VisibleContent, "contract">, content: VisibleContent): string {
  const { timeoutSeconds, codeSha256, environmentNames } = content;
  if (field === "timeoutSeconds") return `${timeoutSeconds} s`;
  if (field === "codeSha256") return `sha256 ${codeSha256?.slice(0, 12)}`;
  if (field === "environmentNames") return environmentNames?.join(", ") || "none";
  return JSON.stringify(content[field]);
}
