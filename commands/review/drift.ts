import { parseContract } from "../../providers/contract/contract-text";
import { ownerOfTags } from "../../providers/data-action/action-owner";
import { OTHER_STACK_PROPERTY } from "../../providers/data-action/diff-data-action";
import { contractChanges } from "../../providers/contract/contract-changes";
import { environmentChanges, type EnvironmentChange } from "./environment-changes";
import { settingChanges } from "./setting-changes";

/** One thing that somebody changed in CXone by hand. */
export interface DriftLine {
  readonly field: string;
  /** As the last update left it; empty where there was none. */
  readonly deployed: string;
  /** As the refresh found it; empty where it is gone. */
  readonly found: string;
}

type Properties = Readonly<Record<string, unknown>>;

const ENVIRONMENT_WORDS: Readonly<Record<EnvironmentChange["kind"], readonly [string, string]>> = {
  added: ["", "set by hand"],
  removed: ["set", ""],
  rotated: ["set", "another value"],
  changed: ["set", "another value"],
  uncertain: ["set", "value not certain"],
};

/**
 * What differs between an action as its last update left it and as the refresh found it in CXone.
 *
 * @param recorded the outputs in the state
 * @param found the outputs after the refresh
 */
export function findDrift(recorded: Properties, found: Properties): DriftLine[] {
  return [
    ...ownerDrift(recorded, found),
    ...settingChanges(recorded, found).map(({ setting, before, after }) => ({
      field: setting,
      deployed: before,
      found: after,
    })),
    ...contractDrift(recorded, found),
    ...codeDrift(recorded, found),
    ...environmentChanges(
      text(recorded, "environmentFingerprints"),
      text(found, "environmentFingerprints"),
    ).map(({ name, kind }) => ({
      field: `environment ${name}`,
      deployed: ENVIRONMENT_WORDS[kind][0],
      found: ENVIRONMENT_WORDS[kind][1],
    })),
  ];
}

/** Another stack took the action over: the update will be refused, and says what to do. */
function ownerDrift(recorded: Properties, found: Properties): DriftLine[] {
  const other = text(found, OTHER_STACK_PROPERTY);
  const { stack } = ownerOfTags(recorded["tags"]);
  return other === "" ? [] : [{ field: "stack", deployed: stack, found: other }];
}

function contractDrift(recorded: Properties, found: Properties): DriftLine[] {
  const [before, after] = [parseContract(recorded["contract"]), parseContract(found["contract"])];
  if (before === undefined || after === undefined) return [];
  return contractChanges(before, after).map((change) => ({
    field: change.property,
    deployed: change.before,
    found: change.kind === "described anew" ? "described anew" : change.after,
  }));
}

function codeDrift(recorded: Properties, found: Properties): DriftLine[] {
  const [before, after] = [text(recorded, "codeSha256"), text(found, "codeSha256")];
  if (before === after) return [];
  return [{ field: "code", deployed: shortSha(before), found: shortSha(after) }];
}

function text(properties: Properties, key: string): string {
  const value = properties[key];
  return typeof value === "string" ? value : "";
}

function shortSha(sha256: string): string {
  return sha256 === "" ? "" : `sha256 ${sha256.slice(0, 12)}`;
}
