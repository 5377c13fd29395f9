import * as z from "zod";
import type { ActionDescription, EnvironmentVariable } from "../../action-src/define-action";
import { CXONE_CAPABILITIES } from "../../providers/platforms/cxone/capabilities";
import { apiSchemaProblems } from "./api-schema";

const { runtimes, timeoutSeconds: timeout } = CXONE_CAPABILITIES.limits;
const text = z.string().min(1, "must not be empty");
const zodObject = z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, "must be a z.object({ … })");
const kinds: Record<EnvironmentVariable["kind"], string> = {
  text: "text",
  url: "url",
  baseUrl: "baseUrl",
  boolean: "boolean",
};

const actionDescription = z.object({
  name: text,
  description: text,
  runtime: z.literal(runtimes),
  timeoutSeconds: z.int().min(timeout.min).max(timeout.max),
  contract: z.object({ inputs: zodObject, outputs: zodObject }),
  environment: z.record(
    z.string(),
    z.object({
      configKey: text,
      secret: z.boolean().optional(),
      kind: z.enum(kinds),
      purpose: text,
      default: z.string().optional(),
    }),
  ),
  smokeTest: z.object({
    inputs: z.record(z.string(), z.unknown()),
    acceptedErrorCodes: z.array(z.string()),
    personalData: z.array(z.string()),
  }),
});

/**
 * What keeps an exported `action` from being deployed, each with the property it is about. The compiler says most of it
 * in an editor; a deployment does not check types.
 *
 * @param folderName the name that the action has to have
 */
export function descriptionProblems(action: unknown, folderName: string): string[] {
  if (action === undefined) return [`it exports no \`action = defineAction({ name: "${folderName}", … })\``];
  const { error } = actionDescription.safeParse(action);
  if (error) return error.issues.map(({ path, message }) => `${path.join(".") || "action"}: ${message}`);
  const { name, contract } = action as ActionDescription;
  return [
    ...(name === folderName ? [] : [`name: is "${name}", and must be the folder's, "${folderName}"`]),
    ...apiSchemaProblems(contract.inputs, "input").map((problem) => `contract.inputs.${problem}`),
    ...apiSchemaProblems(contract.outputs, "output").map((problem) => `contract.outputs.${problem}`),
  ];
}
