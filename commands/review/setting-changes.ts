/** A setting of an action, other than contract, code and environment, that differs. */
export interface SettingChange {
  readonly setting: string;
  /** As people read it: `30 s`; empty where there is none. */
  readonly before: string;
  readonly after: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** The settings a reviewer is shown, and how their values are written. */
const SETTINGS: readonly { readonly key: string; readonly label: string; readonly unit?: string }[] = [
  { key: "name", label: "name" },
  { key: "description", label: "description" },
  { key: "runtime", label: "runtime" },
  { key: "timeoutSeconds", label: "timeout", unit: " s" },
];

/** The settings of CXone that differ between two sets of properties. */
export function settingChanges(before: Properties, after: Properties): SettingChange[] {
  return SETTINGS.flatMap(({ key, label, unit = "" }) => {
    const [old, next] = [show(before[key], unit), show(after[key], unit)];
    return old === next ? [] : [{ setting: label, before: old, after: next }];
  });
}

function show(value: unknown, unit: string): string {
  return typeof value === "string" || typeof value === "number" ? `${value}${unit}` : "";
}
