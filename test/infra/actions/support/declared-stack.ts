import * as pulumi from "@pulumi/pulumi";
import * as z from "zod";
import type { ActionDescription } from "../../../../action-src/define-action";
import type { DiscoveredAction } from "../../../../infra/actions/discover-actions";
import { StackConfig } from "../../../../infra/config/read-config";

/** The configuration of a stack that asks for nothing special, but for these keys. */
export function configOf(changes: Readonly<Record<string, string>> = {}): StackConfig {
  const usual = {
    ...{ nameSuffix: "", artifactsKeep: "7", overwriteDrift: "false", protect: "false", smokeTest: "true" },
    ...{ allowBreakingContract: "[]", adopt: "{}", adoptFrom: "{}", patienceSeconds: "" },
    ...{
      genesysIntegrationId: "",
      genesysRuntime: "nodejs22.x",
      crmUrl: "https://crm.example.com",
      crmKey: "",
    },
  };
  return new StackConfig(new Map(Object.entries({ ...usual, ...changes })));
}

/** An action as it is found in the project, with two environment variables. */
export function discovered(changes: Partial<ActionDescription> = {}): DiscoveredAction {
  const description: ActionDescription = {
    name: "lookup",
    description: "Looks something up",
    runtime: "nodejs18",
    timeoutSeconds: 30,
    contract: { inputs: z.object({ id: z.string() }), outputs: z.object({ tier: z.string() }) },
    environment: {
      CRM_URL: { configKey: "crmUrl", kind: "url", purpose: "address of the CRM" },
      CRM_KEY: { configKey: "crmKey", kind: "text", purpose: "key of the CRM", default: "none" },
    },
    success: {},
    smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: [], shown: [] },
    ...changes,
  };
  return { folder: `/project/action-src/${description.name}`, description };
}

/** What an engine would be told, with the marks of secrets taken off. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly provider: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Stands in for the engine: notes what is registered, and answers with the inputs and what a provider adds. */
export async function startEngine(
  added: Readonly<Record<string, unknown>> = {},
  isPreview = false,
): Promise<Registration[]> {
  const seen: Registration[] = [];
  const newResource = ({ type, name, provider, inputs }: pulumi.runtime.MockResourceArgs) => {
    const given = inputs as Record<string, unknown>;
    const bare = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, withoutMark(value)]));
    seen.push({ type, name, provider, inputs: bare });
    return { id: `${name}-id`, state: { ...given, ...added } };
  };
  await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "sample", "dev", isPreview);
  return seen;
}

/** A provider of the stack. */
export class StackProvider extends pulumi.ProviderResource {
  constructor(name: string) {
    super(name, name, {});
  }
}

export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

/** Whether the engine is to refuse the deletion of a resource. */
export function isProtected(resource: object): unknown {
  return Reflect.get(resource, "__protect");
}

function withoutMark(value: unknown): unknown {
  const isSecret = typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;
  return isSecret && "value" in value ? value.value : value;
}
