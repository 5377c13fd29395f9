import { describeDifferences } from "../../../commands/adopt/describe-differences";
import { formatContract, type PropertySchema } from "../../../providers/contract/contract-text";
import type { VisibleContent } from "../../../providers/data-action/visible-content";

const contract = (outputs: Record<string, PropertySchema>) =>
  formatContract({
    inputs: { properties: { id: { type: "string" } }, required: ["id"] },
    outputs: { properties: outputs },
  });

const content: VisibleContent = {
  name: "lookup",
  description: "Looks the caller up",
  contract: contract({ tier: { type: "string" } }),
  runtime: "nodejs18",
  timeoutSeconds: 20,
  codeSha256: "a".repeat(64),
  environmentNames: ["CRM_CLIENT_ID"],
};

describe("describeDifferences", () => {
  it("is empty when nothing differs, or the server does not tell", () => {
    expect(describeDifferences(content, { ...content })).toEqual([]);
    const silent = {
      ...content,
      timeoutSeconds: undefined,
      codeSha256: undefined,
      environmentNames: undefined,
    };
    expect(describeDifferences(silent, content)).toEqual([]);
  });

  it("has a line for each field, CXone's value first, when everything differs", () => {
    const live: VisibleContent = {
      ...content,
      description: "By hand",
      timeoutSeconds: 5,
      codeSha256: "b".repeat(64),
      environmentNames: [],
    };
    expect(describeDifferences(live, content)).toEqual([
      'description: "By hand" -> "Looks the caller up"',
      "timeout: 5 s -> 20 s",
      "code: sha256 bbbbbbbbbbbb -> sha256 aaaaaaaaaaaa",
      "environment: none -> CRM_CLIENT_ID",
    ]);
  });

  it("names each property of the contract and marks what breaks flows when contracts differ", () => {
    const live = { ...content, contract: contract({ tier: { type: "number" }, old: { type: "string" } }) };
    const program = {
      ...content,
      contract: contract({ tier: { type: "string" }, more: { type: "boolean" } }),
    };
    expect(describeDifferences(live, program)).toEqual([
      "contract: outputs.more added (boolean)",
      "contract: outputs.old removed (string)  ! breaks flows that use it",
      "contract: outputs.tier retyped (number -> string)  ! breaks flows that use it",
    ]);
  });
});
