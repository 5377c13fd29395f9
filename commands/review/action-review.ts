import { type ActionContract, parseContract } from "../../providers/contract/contract-text";
import { type BundleChange, bundleChanges } from "./bundle-changes";
import { type ContractChange, contractChanges } from "../../providers/contract/contract-changes";
import { type DriftLine, findDrift } from "./drift";
import { type EnvironmentChange, environmentChanges } from "./environment-changes";
import { type Manifest, parseManifest } from "./parse-manifest";
import type { PlatformCapabilities } from "../../providers/platforms/platform-capabilities";
import type { ResourceState } from "../stack/preview";
import { type SettingChange, settingChanges } from "./setting-changes";

/** What the engine would do with an action. */
export type Operation = "create" | "update" | "replace" | "delete";

/** Whether flows lose the action that they are bound to: a replacement has another id. */
export function isDeletion(operation: Operation): boolean {
  return operation === "delete" || operation === "replace";
}

/** What happens to the bundle; sizes are those of {@link Manifest}. */
export interface BundleReview {
  /** Undefined for an action that is not there yet. */
  readonly before?: Manifest;
  readonly after: Manifest;
  readonly sha256Before: string;
  readonly sha256After: string;
  readonly changes: readonly BundleChange[];
  /** Whether the code on the platform is not that of the last update, so that `before` does not describe it. */
  readonly replacedByHand: boolean;
}

/** What a report says of the platform that an action is on. */
export type ReviewedPlatform = Pick<PlatformCapabilities, "name" | "flows" | "fixedContract">;

/** Everything that a reviewer is told of one action. */
export interface ActionReview {
  readonly name: string;
  readonly platform: ReviewedPlatform;
  readonly operation: Operation;
  /** The settings that change; for a new action, those that it gets. */
  readonly settings: readonly SettingChange[];
  readonly contract: readonly ContractChange[];
  /** Whether `allowBreakingContract` names the action. */
  readonly breakingAllowed: boolean;
  readonly environment: readonly EnvironmentChange[];
  /** Undefined where the code stays as it is, and for a deletion. */
  readonly bundle?: BundleReview;
  readonly drift: readonly DriftLine[];
  /** Whether the action was deleted by hand, which is why it is created. */
  readonly goneFromPlatform: boolean;
}

/** What is known of an action around a preview. */
export interface ActionStates {
  /** As the last update recorded it. Undefined without a refresh, and for a new action. */
  readonly recorded?: ResourceState | undefined;
  /** As it is now; after a refresh, as it was found on the platform. */
  readonly before?: ResourceState | undefined;
  /** As it will be. */
  readonly after?: ResourceState | undefined;
}

const NO_CONTRACT: ActionContract = {
  inputs: { properties: {}, required: [] },
  outputs: { properties: {} },
};

/** Compares the states of an action. */
export function reviewAction(
  name: string,
  platform: ReviewedPlatform,
  operation: Operation,
  { recorded, before, after }: ActionStates,
): ActionReview {
  const [old, next] = [propertiesOf(before), after?.inputs ?? {}];
  const deleted = operation === "delete";
  const recordedProperties = recorded === undefined ? undefined : propertiesOf(recorded);
  const bundle = deleted ? undefined : reviewBundle(old, next, recordedProperties);
  return {
    name,
    platform,
    operation,
    settings: deleted ? [] : settingChanges(old, next),
    contract: deleted ? [] : contractOf(old, next, platform),
    breakingAllowed: next["allowBreakingContract"] === true,
    environment: deleted ? [] : environmentOf(old, next, operation),
    ...(bundle === undefined ? {} : { bundle }),
    drift: recordedProperties && before ? findDrift(recordedProperties, old) : [],
    goneFromPlatform: operation === "create" && recorded !== undefined,
  };
}

function contractOf(old: Properties, next: Properties, platform: ReviewedPlatform): ContractChange[] {
  // After a refresh that found the contract changed by hand, the one that flows were built on stands beside it.
  const before = parseContract(old["contractBeforeDrift"] ?? old["contract"]);
  const after = parseContract(next["contract"]);
  if (after === undefined) return [];
  const changes = contractChanges(before ?? NO_CONTRACT, after);
  // No flow can be bound to an action that does not exist yet.
  if (before === undefined) return changes.map((change) => ({ ...change, breaking: false }));
  // Any change makes another action, which flows are not bound to.
  return platform.fixedContract ? changes.map((change) => ({ ...change, breaking: true })) : changes;
}

function environmentOf(old: Properties, next: Properties, operation: Operation): EnvironmentChange[] {
  const changes = environmentChanges(
    text(old, "environmentFingerprints"),
    text(next, "environmentFingerprints"),
  );
  if (operation !== "replace") return changes;
  // The new resource draws a key of its own: other digits say nothing about the values.
  return changes.filter(({ kind }) => kind === "added" || kind === "removed");
}

function reviewBundle(
  old: Properties,
  next: Properties,
  recorded: Properties = old,
): BundleReview | undefined {
  const [sha256Before, sha256After] = [text(old, "codeSha256"), text(next, "codeSha256")];
  const after = parseManifest(text(next, "manifest"), next["sizeBytes"]);
  if (sha256Before === "") return { after, sha256Before, sha256After, changes: [], replacedByHand: false };
  if (sha256Before === sha256After) return undefined;
  const before = parseManifest(text(old, "manifest"), old["sizeBytes"]);
  const replacedByHand = text(recorded, "codeSha256") !== sha256Before;
  return { before, after, sha256Before, sha256After, changes: bundleChanges(before, after), replacedByHand };
}

type Properties = Readonly<Record<string, unknown>>;

/** Outputs say what the platform has; an older state may lack one that its inputs hold. */
function propertiesOf(state: ResourceState | undefined): Properties {
  return { ...state?.inputs, ...state?.outputs };
}

function text(properties: Properties, key: string): string {
  const value = properties[key];
  return typeof value === "string" ? value : "";
}
