import { fromWire } from "../../../providers/platforms/cxone/wire-mapping";
import type { Properties } from "../../../providers/properties";
import {
  contentOfProperties,
  contentOfRecord,
  differences,
} from "../../../providers/data-action/visible-content";
import type { CxoneSimulator } from "../../../sim/cxone/start-cxone";
import type { RecordedResource } from "./one-resource-stack";

/**
 * What is wrong after an update that should have converged: CXone has exactly one action, with the program's content and
 * secrets, and the state knows its id and version. Empty where all of that holds.
 */
export function findDivergence(
  program: Properties,
  state: RecordedResource | undefined,
  simulator: CxoneSimulator,
): string[] {
  const actions = simulator.actions.list();
  const [action] = actions;
  if (!action || actions.length > 1) return [`there are ${actions.length} actions`];
  if (!state) return ["the state does not know the action"];
  const { environment, ...visible } = action;
  const content = contentOfRecord(fromWire("test", { ...visible, environment: Object.keys(environment) }));
  const wanted = contentOfProperties({ ...state.inputs, ...pickContent(program) });
  return [
    ...differences(content, wanted).map((field) => `CXone has another ${field}`),
    ...(JSON.stringify(environment) === JSON.stringify(program["environment"])
      ? []
      : ["CXone has other secrets"]),
    ...(state.id === action.id ? [] : ["the state has another id"]),
    ...(state.outputs["version"] === action.version ? [] : ["the state has another version"]),
  ];
}

function pickContent({ name, description, contract, runtime, timeoutSeconds, code }: Properties): Properties {
  return {
    name,
    description,
    contract,
    runtime,
    timeoutSeconds,
    codeSha256: (code as { hash: string }).hash,
  };
}
