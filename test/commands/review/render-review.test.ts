import { collectReview } from "../../../commands/review/collect-review";
import { MAX_COMMENT_LENGTH } from "../../../commands/review/fit-within.js";
import { markerOf, renderReview } from "../../../commands/review/render-review";
import { genesysReviewOf, reviewOf } from "./fixture";

describe("renderReview", () => {
  it("is one line below the marker when nothing changes", () => {
    expect(renderReview(reviewOf("nothing"))).toBe(
      "<!-- cxone-data-actions review: dev -->\n**Stack `dev`:** nothing changes.\n",
    );
  });

  it("shows settings, contract, bundle, environment and smoke test of an update", () => {
    const report = renderReview(reviewOf("update"));
    expect(report).toMatch(/^<!-- cxone-data-actions review: dev -->\n## Stack `dev`: 1 action updated\n/);
    expect(report).toContain("\n| timeout | `30 s` | `29 s` |\n");
    expect(report).toContain("\n| `outputs.crmSegment` | added |  | `string` |  |\n");
    expect(report).toMatch(
      /\n\| module `action-src\/crm-contact-enrichment\/index.ts` \| changed \| `\d+ B` \| `\d+ B` \|\n/,
    );
    expect(report).toMatch(/Biggest, minified: `zod [\d.]+` \d+ kB, `axios [\d.]+` \d+ kB/);
    expect(report).toContain("**Environment:** `CRM_CLIENT_SECRET` was rotated.");
    expect(report).toContain("**Smoke test:** executed after the update");
  });

  it("says in its title that the contract breaks when the provider refused the preview", () => {
    const report = renderReview(reviewOf("breaking-refused"));
    expect(report).toContain("## Stack `dev`: breaking contract, the preview was refused");
    expect(report).toContain(
      "- `crm-contact-enrichment`: `outputs.customerTier was removed, and Studio flows use it.",
    );
    expect(report).toContain("`outputs.enrichmentSuccess changed its type from boolean to string");
  });

  it("marks each breaking property when breaking is allowed", () => {
    const report = renderReview(reviewOf("breaking-allowed"));
    expect(report).toContain("| `outputs.customerTier` | removed | `string` |  | **breaking**, allowed |");
    expect(report).toContain("`allowBreakingContract` names the action");
  });

  it("quotes the engine when the preview failed", () => {
    const report = renderReview(reviewOf("configuration-invalid"));
    expect(report).toContain("## Stack `dev`: the preview failed");
    expect(report).toContain("```text\nReading the configuration of stack");
    expect(report).not.toContain("nothing changes");
  });

  it("shows what was changed by hand beside what was deployed", () => {
    const report = renderReview(reviewOf("drift"));
    expect(report).toContain("## Stack `dev`: 1 action updated; drift found");
    expect(report).toContain("| `environment CRM_CLIENT_SECRET` | `set` | none |");
    expect(report).toContain("Somebody replaced the code in CXone.");
  });

  it("warns of the flows when an action is deleted or replaced, and of a deletion by hand", () => {
    expect(renderReview(reviewOf("delete"))).toContain("Every flow that executes this action will fail.");
    expect(renderReview(reviewOf("replace"))).toContain(
      "Studio flows refer to the old one, and have to be bound anew.",
    );
    expect(renderReview(reviewOf("gone"))).toContain("somebody deleted this action in CXone");
  });

  it("names the platform, and calls every change of a contract breaking where it makes another action", () => {
    const review = genesysReviewOf("replace");
    const report = renderReview(review);
    expect(report).toContain("**Replaced in Genesys Cloud:");
    expect(report).toContain("Architect flows refer to the old one, and have to be bound anew.");
    expect(report).not.toMatch(/CXone(?! review)|Studio/);
    expect(review.actions.flatMap(({ contract }) => contract).every(({ breaking }) => breaking)).toBe(true);
    expect(renderReview({ ...genesysReviewOf("nothing"), refreshed: false })).toContain(
      "Genesys Cloud was not read: drift does not show here.",
    );
  });

  it("names the fields of an integration that change, and no value", () => {
    const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration::integration";
    const oldState = { outputs: { fieldFingerprints: "crmBaseUrl 11111111\ncrmClientSecret 22222222" } };
    const newState = { inputs: { fieldFingerprints: "crmBaseUrl 11111111\ncrmClientSecret 33333333" } };
    const report = renderReview(
      collectReview("dev", true, { steps: [{ op: "update", urn, oldState, newState }], diagnostics: [] }),
    );
    expect(report).toContain(
      "| `integration` | `pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration` | update |",
    );
    expect(report).toContain("**Fields of `integration`:** `crmClientSecret` was rotated.");
    expect(report).not.toMatch(/crmBaseUrl|[123]{8}/);
  });

  it("names the platform that each deletion is on where a stack goes to another platform", () => {
    const here = reviewOf("create");
    const there = genesysReviewOf("delete");
    const report = renderReview({ ...here, actions: [...there.actions, ...here.actions] });
    expect(report).toContain("**Deleted in Genesys Cloud: `");
    expect(report).not.toContain("Deleted in CXone");
  });

  it("has deletions and replacements before all else", () => {
    const [update] = reviewOf("update").actions;
    const [removal] = reviewOf("delete").actions;
    const [replacement] = reviewOf("replace").actions;
    if (!update || !removal || !replacement) throw new Error("A fixture has no action.");
    const actions = [{ ...removal, name: "zeta" }, { ...replacement, name: "yotta" }, update];
    const report = renderReview({ ...reviewOf("update"), actions });
    expect(report).toMatch(
      /: 1 action updated, 1 action replaced, 1 action deleted\n\n> \[!CAUTION\]\n> \*\*Deleted in CXone: `zeta`\.\*\*/,
    );
    expect(report).toContain("> [!CAUTION]\n> **Replaced in CXone: `yotta`.**");
  });

  it("has the command that lifts the protection when the engine refused a deletion", () => {
    const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/cxone:DataAction::lookup";
    const failure = { breaking: [], messages: [], protectedUrns: [urn] };
    const report = renderReview({ ...reviewOf("nothing"), failure });
    expect(report).toContain("## Stack `dev`: deletion of a protected action, the preview was refused");
    expect(report).toContain(`\`npm run pulumi -- state unprotect '${urn}' --stack dev\``);
    expect(report).not.toContain("nothing changes");
  });

  it("says that drift does not show when CXone was not read", () => {
    const note = "CXone was not read: drift does not show here.";
    expect(renderReview({ ...reviewOf("delete"), refreshed: false })).toContain(note);
    expect(renderReview(reviewOf("delete"))).not.toContain(note);
  });

  it("shows the zipped size and its difference when both manifests tell it", () => {
    const review = reviewOf("update");
    const [action] = review.actions;
    const { bundle } = action ?? {};
    if (action === undefined || bundle?.before === undefined) throw new Error("The fixture has no bundle.");
    const sized = {
      ...bundle,
      before: { ...bundle.before, zippedSizeBytes: 74_123 },
      after: { ...bundle.after, zippedSizeBytes: 74_023 },
    };
    const report = renderReview({ ...review, actions: [{ ...action, bundle: sized }] });
    expect(report).toContain("**Bundle:** 74,123 B → 74,023 B zipped (−100 B)");
  });

  it("fits in a comment and says that it was cut when there are too many actions", () => {
    const review = reviewOf("create");
    const [action] = review.actions;
    if (action === undefined) throw new Error("The fixture has no action.");
    const report = renderReview({ ...review, actions: Array.from({ length: 200 }, () => action) });
    expect(report.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(report).toContain("**This report was cut:**");
  });

  it("keeps what an action is called and described as from becoming Markdown", () => {
    const review = reviewOf("create");
    const [action] = review.actions;
    if (action === undefined) throw new Error("The fixture has no action.");
    const hostile = "<img src=x> @everyone | `x` \n\n# Approved";
    const report = renderReview({
      ...review,
      actions: [
        { ...action, name: hostile, settings: [{ setting: "description", before: "", after: hostile }] },
      ],
    });
    expect(report).not.toContain("<img");
    expect(report).not.toContain("@everyone");
    expect(report).not.toMatch(/^# Approved/m);
  });
});

describe("markerOf", () => {
  it("cannot be ended by a stack's name", () => {
    expect(markerOf("team/dev")).toBe("<!-- cxone-data-actions review: team/dev -->");
    expect(markerOf("a--> <b>")).toBe("<!-- cxone-data-actions review: a____b_ -->");
  });
});
