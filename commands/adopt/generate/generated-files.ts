import type { ActionContract } from "../../../providers/contract/contract-text";
import type { GeneratedVariable } from "./environment-source";
import { objectLiteral, textLiteral, valueLiteral } from "./literal";
import { propertySource } from "./property-source";
import { sampleValue } from "./sample-value";

/** What the files of an action are made of. */
export interface GeneratedContent {
  /** The folder's name. */
  readonly name: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly contract: ActionContract;
  readonly environment: readonly GeneratedVariable[];
}

/** The files of an action that exists on a platform, by their names; its code is a stand-in. */
export function generatedFiles(content: GeneratedContent): ReadonlyMap<string, string> {
  return new Map([
    ["action.ts", actionSource(content)],
    ["contract.ts", contractSource(content.contract)],
    ["index.ts", indexSource(content)],
  ]);
}

function contractSource({ inputs, outputs }: ActionContract): string {
  const object = (properties: typeof inputs.properties, isRequired: (name: string) => boolean) =>
    objectLiteral(
      Object.entries(properties).map(([name, schema]) => [name, propertySource(schema, isRequired(name))]),
      String,
    );
  return `import * as z from "zod";

/** What a flow passes in, as the platform has it. */
export const inputs = z.object(${object(inputs.properties, (name) => inputs.required.includes(name))});

/** What a flow gets back, as the platform has it: it does not tell which outputs are always there. */
export const outputs = z.object(${object(outputs.properties, () => false)});
`;
}

function actionSource({
  name,
  description,
  timeoutSeconds,
  contract,
  environment,
}: GeneratedContent): string {
  const { properties, required } = contract.inputs;
  const samples = Object.entries(properties)
    .filter(([property]) => required.includes(property))
    .map(([property, schema]) => [property, sampleValue(schema)] as const);
  return `import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";

export const action = defineAction({
  name: ${textLiteral(name)},
  description: ${textLiteral(description)},
  runtime: "nodejs18",
  timeoutSeconds: ${timeoutSeconds},
  contract: { inputs, outputs },
  // To say: what tells a success from a failure, such as { found: true }.
  success: {},
  environment: ${objectLiteral(
    environment.map((variable) => [variable.name, variableSource(variable)]),
    String,
  )},
  smokeTest: {
    // To say: a case that a working action answers.
    inputs: ${valueLiteral(Object.fromEntries(samples))},
    acceptedErrorCodes: [],
    shown: [],
  },
});
`;
}

function variableSource({ name, configKey, secret, kind, default: fallback }: GeneratedVariable): string {
  return objectLiteral([
    ["configKey", configKey],
    ...(secret ? [["secret", true] as const] : []),
    ["kind", kind],
    ["purpose", `value of ${name} of the action that was adopted`],
    ...(fallback === undefined ? [] : [["default", fallback] as const]),
  ]);
}

function indexSource({ name }: GeneratedContent): string {
  return `import { notWritten } from "../runtime/run/not-written";

// No platform gives an action's code back. Put the handler here (docs/writing-actions.md); until then the action can be
// previewed, and a deployment refuses it.
export = notWritten(${textLiteral(name)});
`;
}
