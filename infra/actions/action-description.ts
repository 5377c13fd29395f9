import * as z from "zod";
import type { ActionDescription, EnvironmentVariable } from "../../action-src/define-action";
import { budgetMsOf } from "../../action-src/runtime/execution/time-limits";
import { CXONE_CAPABILITIES } from "../../providers/platforms/cxone/capabilities";
import { configValueSchemas } from "../config/config-value";
import { apiSchemaProblems, fieldsProblem, wholeSchemaProblem } from "./api-schema";
import { textOfThrown } from "./text-of-thrown";

const { timeoutSeconds: timeout } = CXONE_CAPABILITIES.limits;
const text = z.string().min(1, "must not be empty");
const zodObject = z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, "must be a z.object({ … })");
const kinds: Record<EnvironmentVariable["kind"], string> = {
  text: "text",
  url: "url",
  baseUrl: "baseUrl",
  boolean: "boolean",
};

const expectedOutputs = z.record(
  z.string(),
  z.unknown(),
  "must say what an answer's outputs have to be, value or pattern, such as { found: true }; { } where nothing needs saying",
);

const actionDescription = z.object({
  name: text,
  description: text,
  runtime: z.literal("nodejs18"),
  timeoutSeconds: z.int().min(timeout.min).max(timeout.max),
  patienceSeconds: z.int().min(1).optional(),
  contract: z.object({ inputs: zodObject, outputs: zodObject }),
  success: expectedOutputs,
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
    expect: expectedOutputs.optional(),
    acceptedErrorCodes: z.array(z.string()),
    shown: z.array(z.string(), "must name the outputs that may be shown; all others are masked"),
    personalData: z
      .undefined(
        "is no more: every output is masked but those that `shown` names; name the harmless ones there",
      )
      .optional(),
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
  const description = action as ActionDescription;
  const { name, contract } = description;
  const unreadable = [unreadableFields("inputs", contract), unreadableFields("outputs", contract)].flat();
  if (unreadable.length > 0) return unreadable;
  return [
    ...(name === folderName ? [] : [`name: is "${name}", and must be the folder's, "${folderName}"`]),
    ...undeclarable("inputs", contract, "input"),
    ...undeclarable("outputs", contract, "output"),
    ...patienceProblems(description),
    ...environmentProblems(description),
    ...smokeTestProblems(description),
  ];
}

type Contract = ActionDescription["contract"];

function unreadableFields(part: keyof Contract, contract: Contract): string[] {
  const problem = fieldsProblem(contract[part]);
  return problem === undefined ? [] : [`contract.${part}: its fields can't be read: ${problem}`];
}

/** Each field of a contract that no platform can be told of; or the contract itself, where it is none of them. */
function undeclarable(part: keyof Contract, contract: Contract, direction: "input" | "output"): string[] {
  const fields = apiSchemaProblems(contract[part], direction);
  if (fields.length > 0) return fields.map((problem) => `contract.${part}.${problem}`);
  const whole = wholeSchemaProblem(contract[part], direction);
  return whole === undefined ? [] : [`contract.${part}: ${whole}`];
}

function patienceProblems({ timeoutSeconds, patienceSeconds = 1 }: ActionDescription): string[] {
  const most = Math.floor(budgetMsOf(timeoutSeconds) / 1000);
  if (patienceSeconds <= Math.max(1, most)) return [];
  return [
    `patienceSeconds: is ${patienceSeconds}, and with timeoutSeconds ${timeoutSeconds} at most ${most}`,
  ];
}

/** A default is not held to its kind with the configuration; the handler would refuse it at every execution. */
function environmentProblems({ environment }: ActionDescription): string[] {
  return Object.entries<EnvironmentVariable>(environment).flatMap(([name, { kind, default: fallback }]) => {
    if (fallback === undefined || kind === "text") return [];
    const { error } = configValueSchemas[kind].safeParse(fallback.trim());
    return (error?.issues ?? []).map(({ message }) => `environment.${name}.default: ${message}`);
  });
}

/** What a smoke test would only tell after the deployment: inputs that are refused, and outputs that do not exist. */
function smokeTestProblems({ contract, success, smokeTest }: ActionDescription): string[] {
  const { inputs, expect = {}, shown } = smokeTest;
  const isUnknown = (name: string) => !Object.hasOwn(contract.outputs.shape, name);
  const unknown = {
    success: Object.keys(success),
    "smokeTest.expect": Object.keys(expect),
    "smokeTest.shown": shown,
  };
  return [
    ...inputProblems(contract.inputs, inputs),
    ...Object.entries(unknown).flatMap(([property, names]) =>
      names.filter(isUnknown).map((name) => `${property}: "${name}" is no output of the contract`),
    ),
  ];
}

/** The contract's own code may throw, and zod throws where that code is asynchronous. */
function inputProblems(contract: z.ZodObject, inputs: object): string[] {
  try {
    const { error } = contract.safeParse(inputs);
    return (error?.issues ?? []).map(
      ({ path, message }) => `${["smokeTest.inputs", ...path].join(".")}: ${message}`,
    );
  } catch (error) {
    return [`contract.inputs: it throws with smokeTest.inputs: ${textOfThrown(error)}`];
  }
}
