import { PATIENCE_VARIABLE } from "../../../action-src/runtime/execution/time-limits";
import type { ConfigKey } from "../../../infra/config/config-key";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";

/** A variable of an action that exists, as its description declares it. */
export interface GeneratedVariable {
  readonly name: string;
  readonly configKey: string;
  readonly secret: boolean;
  readonly kind: string;
  readonly default?: string;
}

/** The configuration keys that are taken. */
export interface TakenKeys {
  readonly ofProject: ReadonlySet<string>;
  /** By their names. */
  readonly ofActions: ReadonlyMap<string, ConfigKey>;
}

/** Names whose values the CLI does not take in plain text, and nobody should. */
const SECRET = /SECRET|PASSW|TOKEN|KEY|CREDENTIAL/;

/**
 * The variables of an action, each with a configuration key of its own: `CRM_CLIENT_ID` of `refund-policy` comes from
 * `refundPolicyCrmClientId`. Where the platform names the integration's field that has the value, the key is called so,
 * also where another action takes its value from it: fields are shared. What looks like a secret is one.
 */
export function environmentOf(
  action: string,
  { environmentNames = [], environmentFields = {} }: ActionRecord,
  { ofProject, ofActions }: TakenKeys,
): GeneratedVariable[] {
  const used = new Set([...ofProject, ...ofActions.keys()]);
  return environmentNames
    .filter((name) => name !== PATIENCE_VARIABLE)
    .map((name) => {
      const field = Object.hasOwn(environmentFields, name) ? environmentFields[name] : undefined;
      const shared = field === undefined ? undefined : ofActions.get(field);
      if (field !== undefined && shared !== undefined) return { name, configKey: field, ...formOf(shared) };
      const configKey = unused(field ?? keyOf(action, name), used);
      used.add(configKey);
      return { name, configKey, secret: SECRET.test(`${name} ${configKey}`.toUpperCase()), kind: "text" };
    });
}

/** Variables that share a key have to agree about its value. */
function formOf({ secret, kind, default: fallback }: ConfigKey) {
  return { secret, kind, ...(fallback === undefined ? {} : { default: fallback }) };
}

function keyOf(action: string, name: string): string {
  const words = `${action} ${name}`.toLowerCase().match(/[a-z0-9]+/g) ?? ["value"];
  return words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}

function unused(key: string, used: ReadonlySet<string>): string {
  const candidates = [key, ...Array.from({ length: used.size }, (_, index) => `${key}${index + 2}`)];
  return candidates.find((candidate) => !used.has(candidate)) ?? key;
}
