import type { ActionRecord } from "../platforms/data-actions-api";
import { fingerprintedNames } from "./environment-fingerprints";
import { numberOf, textOf, type Properties } from "../properties";

/** All of an action that CXone shows: everything but the values of its environment. */
export interface VisibleContent {
  readonly name: string;
  readonly description: string;
  readonly contract: string;
  readonly runtime: string;
  /** What follows is undefined where a server does not know the extension fields of docs/contract.md. */
  readonly timeoutSeconds: number | undefined;
  readonly codeSha256: string | undefined;
  readonly environmentNames: readonly string[] | undefined;
}

/** What CXone shows of an action. */
export function contentOfRecord(record: ActionRecord): VisibleContent {
  return {
    name: record.name,
    description: record.description,
    contract: record.contract,
    runtime: record.runtime,
    timeoutSeconds: record.timeoutSeconds,
    codeSha256: record.codeSha256,
    environmentNames: record.environmentNames,
  };
}

/** What CXone should show, by the checked inputs or by the outputs of the state: both use the same names. */
export function contentOfProperties(properties: Properties): VisibleContent {
  return {
    name: textOf(properties, "name"),
    description: textOf(properties, "description"),
    contract: textOf(properties, "contract"),
    runtime: textOf(properties, "runtime"),
    timeoutSeconds: numberOf(properties, "timeoutSeconds"),
    codeSha256: textOf(properties, "codeSha256") || undefined,
    environmentNames: fingerprintedNames(textOf(properties, "environmentFingerprints")),
  };
}

/** The fields in which two contents differ, as far as both are known: a field that is not told is no difference. */
export function differences(a: VisibleContent, b: VisibleContent): (keyof VisibleContent)[] {
  const fields = Object.keys(a) as (keyof VisibleContent)[];
  return fields.filter((field) => {
    const [left, right] = [a[field], b[field]];
    return left !== undefined && right !== undefined && String(left) !== String(right);
  });
}
