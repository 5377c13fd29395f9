import { checkCode } from "./check-code";
import { checkContract } from "./check-contract";
import { checkEnvironment } from "./check-environment";
import { checkScalars } from "./check-scalars";
import { checkFailure, type CheckFailure } from "./check-failure";
import { parseCodeAsset } from "./code-asset";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import { findBreakingChanges } from "../contract/contract-guard";
import { contractChanges } from "../contract/contract-changes";
import { parseContract, type ActionContract } from "../contract/contract-text";
import { fingerprintEnvironment } from "./environment-fingerprints";
import { textOf, textsOf, type Properties } from "../properties";
import { resourceNameOf } from "../releases/resource-name";
import { hasUnknown, UNKNOWN } from "./unknown-value";

/** What the checks rest on. */
export interface CheckDependencies {
  /** What the platform takes. */
  readonly platform: PlatformCapabilities;
  /** Draws a fresh key, 64 hex digits. */
  readonly drawKeyHex: () => string;
}

/** What the engine continues with. */
export interface CheckResult {
  readonly inputs: Properties;
  readonly failures: CheckFailure[];
}

/**
 * Checks everything a user can get wrong before anything is sent, and completes the inputs: the code's hash, the
 * fingerprints of the environment and the key they are made with, which stays the same for the resource's life.
 *
 * @param old the inputs as the state has them; empty for a new resource
 * @param given the inputs from the program; a value that is not known yet is {@link UNKNOWN}
 */
export async function checkDataAction(
  old: Properties,
  given: Properties,
  { platform, drawKeyHex }: CheckDependencies,
): Promise<CheckResult> {
  const failures = [
    ...checkScalars(given, platform),
    ...checkContract(given, platform),
    ...checkEnvironment(given),
    ...(await checkCode(given, platform)),
    ...(given["allowBreakingContract"] === true ? [] : guardBinding(old, given, platform)),
  ];
  const fingerprintKey = textOf(old, "fingerprintKey") || drawKeyHex();
  const inputs = {
    ...given,
    fingerprintKey,
    codeSha256: given["code"] === UNKNOWN ? UNKNOWN : (parseCodeAsset(given["code"])?.codeSha256 ?? ""),
    environmentFingerprints: hasUnknown(given["environment"])
      ? UNKNOWN
      : fingerprintEnvironment(textsOf(given, "environment"), fingerprintKey),
  };
  return { inputs, failures };
}

/** What flows are bound to: the contract, and the id. */
function guardBinding(old: Properties, given: Properties, platform: PlatformCapabilities): CheckFailure[] {
  return [...guardContract(old, given, platform), ...guardIntegration(old, given, platform)];
}

/** An action cannot be moved: in another integration it is another one. One that is not known yet is another one, too. */
function guardIntegration(
  old: Properties,
  given: Properties,
  platform: PlatformCapabilities,
): CheckFailure[] {
  const [before, after] = [textOf(old, "integrationId"), textOf(given, "integrationId")];
  if (before === "" || before === after) return [];
  const { name, flows } = platform;
  const to = after === "" || after === UNKNOWN ? "another one" : after;
  return [
    checkFailure(
      "integrationId",
      `changes from ${before} to ${to}, and ${name} does not move an action: it would be replaced by a new one with another ` +
        `id, and ${flows} that use it would have to be bound anew`,
      "Keep this stack's integration, and use the other one on a stack of its own, or allow the replacement with " +
        `allowBreakingContract: pulumi config set --path 'allowBreakingContract[0]' ${resourceNameOf(given)}.`,
      "CONTRACT_BREAKING",
    ),
  ];
}

function guardContract(old: Properties, given: Properties, platform: PlatformCapabilities): CheckFailure[] {
  // After a refresh that found the contract changed by hand, the one to protect stands beside it.
  const deployed = parseContract(old["contractBeforeDrift"] ?? old["contract"]);
  const next = parseContract(given["contract"]);
  if (!deployed || !next) return [];
  if (platform.fixedContract && given["contract"] !== (old["contractBeforeDrift"] ?? old["contract"]))
    return guardFixedContract(deployed, next, given, platform);
  return findBreakingChanges(deployed, next).map(({ property, seen }) =>
    checkFailure(
      property,
      `${seen}, and ${platform.flows} use it`,
      "Keep it as it was, or allow the change with allowBreakingContract once the flows are ready for it: " +
        `pulumi config set --path 'allowBreakingContract[0]' ${resourceNameOf(given)}.`,
      "CONTRACT_BREAKING",
    ),
  );
}

/** Where the contract of an action is fixed, even an addition replaces the action, whose flows have to be bound anew. */
function guardFixedContract(
  deployed: ActionContract,
  next: ActionContract,
  given: Properties,
  { name, flows }: PlatformCapabilities,
): CheckFailure[] {
  const changes = contractChanges(deployed, next);
  const [first] = changes;
  const what = changes.map(({ property, kind }) => `${property} ${kind}`).join(", ") || "details of a schema";
  return [
    checkFailure(
      first?.property ?? "contract",
      `changes the contract (${what}), which ${name} fixes when an action is published: the action would be replaced by a ` +
        `new one with another id, and ${flows} that use it would have to be bound anew`,
      "Keep the contract as it was, give the new contract to an action of its own, or allow the replacement with " +
        `allowBreakingContract: pulumi config set --path 'allowBreakingContract[0]' ${resourceNameOf(given)}.`,
      "CONTRACT_BREAKING",
    ),
  ];
}
