import type { FileAsset } from "@pulumi/pulumi/asset";
import { type Input, type Inputs, type Output, secret } from "@pulumi/pulumi/output";
import { CustomResource, type CustomResourceOptions } from "@pulumi/pulumi/resource";
import type { Ledger } from "../releases/ledger";
import { PROVIDER_SHIM } from "../provider-shim";
import { CXONE_CAPABILITIES } from "../platforms/cxone/capabilities";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";

/** What a program says of a data action. */
export interface DataActionArgs {
  /** Unique in the organisation on CXone; ends with `nameSuffix` where there is one. */
  readonly name: string;
  readonly description: string;
  /** Inputs and outputs, as `formatContract` writes them (providers/contract/contract-text.ts). */
  readonly contract: string;
  /** One of the platform's, as its capabilities say (CXone: `nodejs18`). */
  readonly runtime: string;
  /** Whole seconds, as the platform's capabilities say (CXone: 1 to 30). */
  readonly timeoutSeconds: number;
  /** The bundle, a ZIP with `index.js` at its root. */
  readonly code: FileAsset;
  /** What is in the bundle, a line for each module and dependency: a preview shows its changes by line. */
  readonly manifest: string;
  /** Of the bundle, the ZIP. */
  readonly sizeBytes: number;
  /** How many releases the resource remembers, so that one can be gone back to. Default 20. */
  readonly keepReleases?: number;
  /**
   * What the handler finds in `process.env`. Kept as a secret, whole. On a platform without environments: the field of
   * the integration that has each variable's value.
   */
  readonly environment: Readonly<Record<string, Input<string>>>;
  /** The integration that the action belongs to, on a platform that has them. */
  readonly integrationId?: Input<string>;
  /** The case that a new version has to pass before it is put in place (providers/trial/trial-text.ts). Default none. */
  readonly trial?: string;
  /** Whether an edit made by hand that no preview showed is overwritten. Default false: the update stops. */
  readonly overwriteDrift?: boolean;
  /** Whether the contract may change in a way that breaks the Studio flows which use it. Default false. */
  readonly allowBreakingContract?: boolean;
  /** The id of an existing action of this name, to be managed from now on instead of making a new one. */
  readonly adopt?: string;
  /** The stack, `PROJECT/STACK`, from which the action in `adopt` is taken. Default none: one of another stack is refused. */
  readonly adoptFrom?: string;
  /** What `name` ends with on this stack alone; its releases have the name without it. Default none. */
  readonly nameSuffix?: string;
  /**
   * For people who look at the action there, for example who manages it. By `stack` and `state` the provider knows
   * an action that belongs to another stack (providers/data-action/action-owner.ts).
   */
  readonly tags?: Readonly<Record<string, Input<string>>>;
}

/** A data action on one platform. */
export class DataAction extends CustomResource {
  declare public readonly name: Output<string>;
  declare public readonly description: Output<string>;
  /** Inputs and outputs as indented JSON. */
  declare public readonly contract: Output<string>;
  declare public readonly runtime: Output<string>;
  declare public readonly timeoutSeconds: Output<number>;
  declare public readonly codeSha256: Output<string>;
  declare public readonly manifest: Output<string>;
  /** One line for each variable: its name, and digits that change when its value does. */
  declare public readonly environmentFingerprints: Output<string>;
  /** The last releases, newest first (providers/releases/ledger.ts). */
  declare public readonly releases: Output<Ledger>;
  /** Undefined where the server has no versions. */
  declare public readonly version: Output<number | undefined>;
  declare public readonly dateCreated: Output<string | undefined>;
  declare public readonly dateModified: Output<string | undefined>;

  /**
   * Declares a data action.
   *
   * @param resourceName its name in the stack
   * @param platform that the stack is on. Default CXone
   */
  constructor(
    resourceName: string,
    args: DataActionArgs,
    options: CustomResourceOptions = {},
    platform: Pick<PlatformCapabilities, "resourceType" | "uniqueNames"> = CXONE_CAPABILITIES,
  ) {
    const { environment, ...rest } = args;
    const properties: Inputs = {
      ...rest,
      environment: secret(environment),
      // The provider draws the key; the property is here so that the engine knows it as a secret.
      fingerprintKey: secret(""),
      codeSha256: undefined,
      environmentFingerprints: undefined,
      releases: undefined,
      version: undefined,
      codeId: undefined,
      dateCreated: undefined,
      dateModified: undefined,
      __provider: PROVIDER_SHIM,
    };
    super(platform.resourceType, resourceName, properties, {
      ...options,
      // Names are unique: made first, the new one would be found to be the old one, which is deleted then.
      deleteBeforeReplace: platform.uniqueNames,
      additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "environment", "fingerprintKey"],
    });
  }
}
