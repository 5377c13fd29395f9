import { connectionKeys } from "../../providers/platforms/cxone/connection-keys.js";
import { holdsPassword } from "../artifacts/holds-password";
import type { ConfigKey } from "./config-key";

/** The keys every stack has, whatever its actions are; each action's `environment` adds its own. */
export const baseKeys: readonly ConfigKey[] = [
  ...Object.values(connectionKeys),
  {
    name: "smokeTest",
    purpose: "whether each deployed action is executed once after a change",
    kind: "boolean",
    secret: false,
    default: "true",
  },
  {
    name: "patienceSeconds",
    purpose: "seconds that one lookup in a backend may take, instead of what each action says",
    kind: "count",
    secret: false,
    default: "",
  },
  {
    name: "artifactsUrl",
    purpose: "place where bundles and releases are kept, beside the state by default",
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
    purpose: "existing actions to bring under management, action name to CXone id",
    kind: "map",
    secret: false,
    default: "{}",
  },
  {
    name: "adoptFrom",
    purpose: "other stacks that actions in adopt are taken from, action name to PROJECT/STACK",
    kind: "map",
    secret: false,
    default: "{}",
  },
  {
    name: "nameSuffix",
    purpose: "end of every action's name in CXone, with which several stacks share an organisation",
    kind: "nameSuffix",
    secret: false,
    default: "",
  },
  {
    name: "protect",
    purpose: "whether the engine refuses to delete or replace an action",
    kind: "boolean",
    secret: false,
    default: "false",
  },
  {
    name: "overwriteDrift",
    purpose: "whether an update may overwrite an edit made by hand in CXone that the preview did not show",
    kind: "boolean",
    secret: false,
    default: "false",
  },
  {
    name: "allowBreakingContract",
    purpose: "names of the actions whose contract may break the Studio flows bound to it",
    kind: "list",
    secret: false,
    default: "[]",
  },
];
