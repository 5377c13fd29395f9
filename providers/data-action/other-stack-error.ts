import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { describeOwner, stackNameOf, type ActionOwner } from "./action-owner";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";

/** What an error about another stack's action tells of. */
export interface OtherStackParts {
  readonly platform: PlatformCapabilities;
  readonly operation: string;
  /** The action's id on the platform. */
  readonly id: string;
  /** The resource's name in the stack. */
  readonly resourceName: string;
  readonly other: ActionOwner;
  readonly ours: ActionOwner;
  /** Whether our state has the action. */
  readonly managed: boolean;
}

/** The refusal to touch an action that belongs to another stack, with the ways out. */
export function otherStackError(parts: OtherStackParts): ProviderError {
  const { platform, operation, other, ours, managed } = parts;
  return new ProviderError({
    code: codeOf(platform, "OTHER_STACK"),
    operation,
    seen: `was refused: by its tags the action belongs to the stack ${describeOwner(other, ours)}, which alone may change it`,
    remedy: managed ? letGoHere(parts) : chooseOwnNames(parts),
  });
}

function letGoHere(parts: OtherStackParts): string {
  return (
    `Let go of it on this stack, which changes nothing in ${parts.platform.name}: ${stateDelete(parts, parts.ours)}. ` +
    `To take it over instead, do that, then run ${adoption(parts)}.`
  );
}

function chooseOwnNames(parts: OtherStackParts): string {
  const stack = stackNameOf(parts.ours);
  return (
    `Nothing was changed. Give this stack's actions names of their own, for example with ` +
    `npm run pulumi -- config set nameSuffix --stack ${stack} -- -${stack}, or give the stack another ` +
    `organisation. To take the action over instead, have that stack let go of it (there: ${stateDelete(parts, parts.other)}), ` +
    `unless its state is lost, and then run ${adoption(parts)}.`
  );
}

function adoption({ resourceName, id, other, ours }: OtherStackParts): string {
  return `npm run adopt -- --stack ${stackNameOf(ours)} ${resourceName} ${id} --from ${other.stack}`;
}

/** The smoke test depends on the action, and leaves the state with it. Nothing on the platform is deleted: hence the force. */
function stateDelete({ platform, resourceName }: OtherStackParts, { stack }: ActionOwner): string {
  const [project = "", name] = stack.split("/");
  const urn = name ? `urn:pulumi:${name}::${project}::${platform.resourceType}::${resourceName}` : "URN";
  return `npm run pulumi -- state delete '${urn}' --target-dependents --force${name ? ` --stack ${name}` : ""}`;
}
