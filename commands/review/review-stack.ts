import { BY_CONFIGURATION } from "../stack/by-configuration";
import { capturePulumi } from "../stack/read-pulumi";
import { collectReview, type Review } from "./collect-review";
import { engineFailure } from "./engine-failure";
import { exitCodeOf } from "./exit-code";
import { maskSecrets } from "../text/mask-secrets";
import { parsePreview } from "../stack/preview";
import { renderReview } from "./render-review";
import type { ReviewOptions } from "./review-options";

/** What a review found. */
export interface ReviewResult {
  /** In Markdown, at most as long as a comment on GitHub may be. */
  readonly report: string;
  /** See {@link exitCodeOf}. */
  readonly exitCode: number;
  /** What set-up of the command has to tell, for example that the local state is used. */
  readonly notes: readonly string[];
}

/** The engine's exit code where `--expect-no-changes` was given and there are some. */
const CHANGES_FOUND = 7;

/**
 * Has the engine preview a stack, and writes the report. Changes nothing; the preview takes no lock.
 *
 * @param projectRoot the folder of Pulumi.yaml
 * @throws TOOLCHAIN_NOT_SET_UP
 */
export async function reviewStack(
  { stack, refresh, expectNoChanges }: Omit<ReviewOptions, "out">,
  projectRoot: string,
  environment: NodeJS.ProcessEnv,
): Promise<ReviewResult> {
  const args = [
    ...["preview", "--json", "--stack", stack, `--refresh=${refresh}`],
    ...(refresh ? [BY_CONFIGURATION] : []),
    ...(expectNoChanges ? ["--expect-no-changes"] : []),
  ];
  const { exitCode, stdout, stderr, env, notes } = await capturePulumi(projectRoot, args, environment);
  const preview = parsePreview(stdout);
  const failed = preview === undefined || (exitCode !== 0 && exitCode !== CHANGES_FOUND);
  const review: Review = {
    ...collectReview(stack, refresh, failed ? { steps: [], diagnostics: [] } : preview),
    ...(failed ? { failure: engineFailure(preview, stderr, (text) => maskSecrets(text, env)) } : {}),
  };
  // Once more, whole: the messages were masked before they were escaped, and this covers everything else.
  const report = maskSecrets(renderReview(review), env);
  return { report, exitCode: exitCodeOf(review, exitCode === CHANGES_FOUND), notes };
}
