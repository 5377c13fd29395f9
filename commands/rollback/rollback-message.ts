import { short } from "../text/short";
import type { TargetReleases } from "./find-releases";
import type { StepBack } from "../restore/step-back";

/**
 * The message that a rollback leaves in the history: `Rollback to 12 (commit abc1234)`. The commit is the one that the
 * releases were made from, which is another than the update's where that was a rollback itself.
 *
 * @param only the only action that was asked for; undefined for all
 */
export function rollbackMessage(
  { label, commit }: Pick<TargetReleases, "label" | "commit">,
  back: readonly StepBack[],
  only: string | undefined,
): string {
  const commits = new Set(back.map(({ to }) => to.commit));
  const [made] = commits;
  const plain = commit.replace(/\+$/, "");
  const shown = commits.size === 1 && made !== undefined && short(made) !== plain ? short(made) : commit;
  return `Rollback${only === undefined ? "" : ` of ${only}`} to ${label}${shown === "" ? "" : ` (commit ${shown})`}`;
}
