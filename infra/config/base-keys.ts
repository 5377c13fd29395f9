import { connectionKeysByPlatform } from "../../providers/platforms/connection-keys.js";
import {
  DEFAULT_PLATFORM,
  PLATFORM_KEY,
  PLATFORM_NAMES,
  type PlatformName,
} from "../../providers/platforms/platform-names.js";
import { holdsPassword } from "../artifacts/holds-password";
import type { ConfigKey } from "./config-key";

/**
 * The keys of every stack on a platform, whatever its actions are; each action's `environment` adds its own.
 *
 * @param platform default: the one of a stack that names none
 */
export function baseKeys(platform: PlatformName = DEFAULT_PLATFORM): readonly ConfigKey[] {
  return [PLATFORM, ...platformKeys(platform), ...COMMON_KEYS];
}

/** The names of the keys of all platforms: those of another than the stack's are neither asked for nor refused. */
export function allBaseKeyNames(): ReadonlySet<string> {
  return new Set(PLATFORM_NAMES.flatMap((platform) => baseKeys(platform).map(({ name }) => name)));
}

function platformKeys(platform: PlatformName): readonly ConfigKey[] {
  const connection = Object.values<ConfigKey>(connectionKeysByPlatform[platform]);
  return platform === "genesys-cloud" ? [...connection, ...GENESYS_KEYS] : connection;
}

const PLATFORM: ConfigKey = {
  name: PLATFORM_KEY,
  purpose: "platform that the stack's actions run on: cxone or genesys-cloud",
  details: "Which one you are on, the address of your API says ([platforms.md](platforms.md)).",
  kind: "platform",
  secret: false,
  default: DEFAULT_PLATFORM,
};

/** The runtime of functions where the stack names none. */
export const DEFAULT_GENESYS_RUNTIME = "nodejs22.x";

const GENESYS_KEYS: readonly ConfigKey[] = [
  {
    name: "genesysIntegrationId",
    purpose: "id of an integration that exists, for the stack's actions instead of one of its own",
    details:
      "Its owner then keeps the fields that the actions' environments name, and the stack does not ask for their values. " +
      "Setting, changing or removing it on a stack that has actions replaces every one of them by a new one with another id, " +
      "and is refused unless `allowBreakingContract` names them.",
    kind: "text",
    secret: false,
    default: "",
  },
  {
    name: "genesysRuntime",
    purpose: "runtime of the functions, as Genesys Cloud calls it",
    kind: "text",
    secret: false,
    default: DEFAULT_GENESYS_RUNTIME,
  },
];

const COMMON_KEYS: readonly ConfigKey[] = [
  {
    name: "smokeTest",
    purpose:
      "whether each deployed action is executed once after a change; candidate has it executed before the change, too",
    details:
      "An update whose smoke test fails ends with an error. On Genesys Cloud the draft is executed before it is published, unless `false`.",
    kind: "smokeTest",
    secret: false,
    default: "true",
  },
  {
    name: "patienceSeconds",
    purpose: "seconds that one lookup in a backend may take, instead of what each action says",
    details:
      "It never lengthens the action's own time limit ([errors.md](errors.md#how-long-an-action-takes)).",
    kind: "count",
    secret: false,
    default: "",
  },
  {
    name: "artifactsUrl",
    purpose: "place where bundles and releases are kept, beside the state by default",
    details:
      "`file:///FOLDER`, `s3://BUCKET/PREFIX` or `postgres://HOST/DATABASE`; required where the state is in Pulumi Cloud, Azure or GCS ([rollback.md](rollback.md#where-releases-are-kept)).",
    kind: "text",
    secret: false,
    isSecret: holdsPassword,
    default: "",
  },
  {
    name: "artifactsKeep",
    purpose: "number of releases per action that can be gone back to",
    kind: "count",
    secret: false,
    default: "20",
  },
  {
    name: "adopt",
    purpose: "existing actions to bring under management, action name to its id on the platform",
    details: "`npm run adopt` looks at what would change, and sets it.",
    kind: "map",
    secret: false,
    default: "{}",
  },
  {
    name: "adoptFrom",
    purpose: "other stacks that actions in adopt are taken from, action name to PROJECT/STACK",
    details: "`npm run adopt -- … --from PROJECT/STACK` sets it.",
    kind: "map",
    secret: false,
    default: "{}",
  },
  {
    name: "nameSuffix",
    purpose: "end of every action's name on the platform, with which several stacks share an organisation",
    details:
      "One that begins with a hyphen: `npm run pulumi -- config set nameSuffix --stack staging -- -staging`.",
    kind: "nameSuffix",
    secret: false,
    default: "",
  },
  {
    name: "protect",
    purpose: "whether the engine refuses to delete or replace an action",
    details:
      "`true` in `Pulumi.prod.yaml`. To delete one on purpose: `npm run pulumi -- state unprotect URN --stack S`, then deploy; `npm run review` prints the command.",
    kind: "boolean",
    secret: false,
    default: "false",
  },
  {
    name: "overwriteDrift",
    purpose:
      "whether an update may overwrite an edit made by hand on the platform that the preview did not show",
    kind: "boolean",
    secret: false,
    default: "false",
  },
  {
    name: "allowBreakingContract",
    purpose: "names of the actions whose contract may break the flows bound to it",
    details: "Take a name out again once its flows have changed.",
    kind: "list",
    secret: false,
    default: "[]",
  },
];
