import { jsonStringify, type Output, secret, unsecret } from "@pulumi/pulumi/output";
import type { CustomResourceOptions, ProviderResource } from "@pulumi/pulumi/resource";
import { createHash } from "node:crypto";
import type { PlatformName } from "../../providers/platforms/platform-names.js";
import type { StackConfig } from "../config/read-config";
import type { DeployedAction } from "../actions/deploy-action";
import { Command } from "./command";
import { smokeTestEnvironment } from "./smoke-test-environment";
import type { SmokeTestRequest } from "./smoke-test-request";
import { smokeTestName } from "./smoke-test-resource";

/**
 * A smoke test is replaced to run again, and must not take over its parent's protection. The option alone is lost on the
 * way through an old language host (seen with 3.68, to which false is the same as not set): a transform is asked for by
 * the engine itself.
 */
const UNPROTECTED: CustomResourceOptions = {
  protect: false,
  transforms: [({ props, opts }) => ({ props, opts: { ...opts, protect: false } })],
};

/**
 * Executes a deployed action once with the case that its description names, and fails the update when the answer does
 * not hold. A new execution is due only when code, contract, runtime or environment changed, or which outputs may be shown
 * (`triggers`), or the value of a field that the environment names; for any other change, such as rotated credentials of the platform, the command reads the action with them and
 * keeps its last answer.
 *
 * @returns the executed answer, masked but for the outputs that may be shown
 */
export function smokeTest(
  deployed: DeployedAction,
  config: StackConfig,
  { platform, provider }: { readonly platform: PlatformName; readonly provider: ProviderResource },
): Output<unknown> {
  const { description, resource, pinnedContract } = deployed;
  const request: Omit<SmokeTestRequest, "id"> = {
    action: description.name,
    inputs: description.smokeTest.inputs,
    ...(pinnedContract === undefined ? {} : { contract: pinnedContract }),
  };
  const command = new Command(
    smokeTestName(description.name),
    {
      create: "node smoke-test/execute.js",
      update: "node smoke-test/keep-last-answer.js",
      stdin: jsonStringify({ ...request, id: resource.id }),
      // Credentials reach the child through its environment: process arguments are visible to every user of a machine.
      environment: secret(smokeTestEnvironment(platform, (key) => config.text(key))),
      triggers: [dueKey(deployed)],
    },
    { parent: resource, provider, ...(config.boolean("protect") ? UNPROTECTED : {}) },
  );
  return answerOf(command);
}

/** The executed answer of a smoke test, masked but for the outputs that may be shown. */
export function answerOf(command: Command): Output<unknown> {
  // The command's output is as secret as its environment; the script masks what may not be shown, and prints nothing else.
  // There is none where the command was left out of an update (`--target`, `--exclude`) before it ever ran.
  return unsecret(command.stdout).apply((stdout: string | undefined) =>
    stdout === undefined ? undefined : (JSON.parse(stdout) as unknown),
  );
}

/** Changes when, and only when, the action has to show again that it works; short, for it stands in every preview. */
function dueKey({ description, resource, codeSha256, fieldFingerprints }: DeployedAction): Output<string> {
  const { id, contract, runtime, timeoutSeconds, environmentFingerprints } = resource;
  // What must not be shown any more has to leave the state.
  const { shown } = description.smokeTest;
  return jsonStringify([
    id,
    codeSha256,
    contract,
    runtime,
    timeoutSeconds,
    environmentFingerprints,
    shown,
    // Where there are none, the key is what it was before there were any.
    ...(fieldFingerprints === undefined ? [] : [fieldFingerprints]),
  ]).apply((text) => createHash("sha256").update(text).digest("hex").slice(0, 16));
}
