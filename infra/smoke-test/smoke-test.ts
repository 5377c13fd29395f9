import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import type { ActionDescription } from "../../action-src/define-action";
import type { StackConfig } from "../config/read-config";
import type { DeployedAction } from "../deploy-action";

/**
 * Executes a deployed action once with the case that its description names, and fails the update when the answer does
 * not hold. A new execution is due only when code, contract, runtime or environment changed (`triggers`); for any other
 * change the command keeps its last answer.
 *
 * @returns the executed answer, personal values masked
 */
export function smokeTest(
  { name, smokeTest: { inputs } }: ActionDescription,
  { resource, bundle }: DeployedAction,
  config: StackConfig,
): pulumi.Output<unknown> {
  const command = new local.Command(
    `${name}-smoke-test`,
    {
      create: "node smoke-test/execute.js",
      update: "node smoke-test/keep-last-answer.js",
      stdin: pulumi.jsonStringify({ action: name, id: resource.id, inputs }),
      // Credentials reach the child through its environment: process arguments are visible to every user of a machine.
      environment: pulumi.secret({
        CXONE_BASE_URL: config.text("cxoneBaseUrl"),
        CXONE_CLIENT_ID: config.text("cxoneClientId"),
        CXONE_CLIENT_SECRET: config.text("cxoneClientSecret"),
      }),
      triggers: [
        resource.id,
        bundle.sha256,
        resource.contract,
        resource.runtime,
        resource.timeoutSeconds,
        resource.environmentFingerprints,
      ],
    },
    { parent: resource },
  );
  // The command's output is as secret as its environment; the script masks what is personal, and prints nothing else.
  return pulumi.unsecret(command.stdout).apply((stdout) => JSON.parse(stdout) as unknown);
}
