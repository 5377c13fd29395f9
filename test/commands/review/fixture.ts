import * as fs from "node:fs";
import * as path from "node:path";
import { collectReview, type Review } from "../../../commands/review/collect-review";
import { engineFailure } from "../../../commands/review/engine-failure";
import { parsePreview, type Preview } from "../../../commands/stack/preview";

/** What the real engine printed; record-fixtures.ts recorded it. */
export function fixture(name: string): Preview {
  const preview = parsePreview(fs.readFileSync(path.join(__dirname, "fixtures", `${name}.json`), "utf8"));
  if (preview === undefined) throw new Error(`The fixture ${name} is no preview.`);
  return preview;
}

/** The review of a fixture, with its failure where the engine refused the preview. */
export function reviewOf(name: string): Review {
  const preview = fixture(name);
  const failed = preview.diagnostics.some(({ severity }) => severity === "error");
  return {
    ...collectReview("dev", true, failed ? { steps: [], diagnostics: [] } : preview),
    ...(failed ? { failure: engineFailure(preview, "", (text) => text) } : {}),
  };
}

/** The review of a fixture whose actions were on Genesys Cloud instead; test/e2e has the real engine's. */
export function genesysReviewOf(name: string): Review {
  const text = JSON.stringify(fixture(name)).replaceAll("dynamic/cxone:", "dynamic/genesyscloud:");
  return collectReview("dev", true, JSON.parse(text) as Preview);
}
