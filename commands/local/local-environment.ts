import { PLATFORMS } from "../../providers/platforms/platforms";
import { DEVELOPMENT_PASSPHRASE, localState } from "../../tools/defaults/local-backend.js";

/**
 * The environment in which `npm start` runs Pulumi: the checkout's own state folder and the development passphrase,
 * whatever the shell is logged in to. What is shown on a laptop belongs neither into a team's backend nor to its stacks.
 */
export function localEnvironment(projectRoot: string, shell: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PULUMI_CONFIG_PASSPHRASE_FILE: _file, PULUMI_STACK: _stack, ...rest } = shell;
  return {
    ...rest,
    PULUMI_BACKEND_URL: localState(projectRoot),
    PULUMI_CONFIG_PASSPHRASE: DEVELOPMENT_PASSPHRASE,
    // The credentials of a real organisation, exported in this shell, have no business here either.
    ...Object.fromEntries(platformVariables().map((name) => [name, undefined])),
  };
}

/** What the platforms' connections are read from where the configuration does not say. */
function platformVariables(): string[] {
  return Object.values(PLATFORMS).flatMap(({ connectionKeys }) =>
    Object.values(connectionKeys).flatMap(({ environmentVariable }) => environmentVariable ?? []),
  );
}
