import { type Input, type Inputs, type Output, secret } from "@pulumi/pulumi/output";
import { CustomResource, type CustomResourceOptions } from "@pulumi/pulumi/resource";
import { INTEGRATION_SHIM } from "../provider-shim";
import { KEPT_PROPERTY } from "./integration-state";
import { INTEGRATION_TYPE } from "./integration-type";

/** What a program says of the integration that its stack's actions belong to. */
export interface FunctionIntegrationArgs {
  /** As people see it, and the category of its actions. */
  readonly name: string;
  /** Whose it is: `PROJECT/STACK`, and a short name of the backend that keeps the stack's state. */
  readonly stack: string;
  readonly state: string;
  /** Field name to value: what the actions' environments name. Kept as a secret, whole. */
  readonly fields: Readonly<Record<string, Input<string>>>;
  /** Whether an update may overwrite edits by hand that no preview showed. */
  readonly overwriteDrift: boolean;
}

/** An integration of the type `function-data-actions` with its credential, enabled. Its id is the integration's. */
export class FunctionIntegration extends CustomResource {
  declare public readonly name: Output<string>;
  declare public readonly credentialId: Output<string>;
  /** One line for each field: its name, and digits that change when its value does. */
  declare public readonly fieldFingerprints: Output<string>;

  /**
   * Declares an integration.
   *
   * @param resourceName its name in the stack
   */
  constructor(resourceName: string, args: FunctionIntegrationArgs, options: CustomResourceOptions = {}) {
    const { fields, ...rest } = args;
    const properties: Inputs = {
      ...rest,
      fields: secret(fields),
      // The provider draws the key; the property is here so that the engine knows it as a secret.
      fingerprintKey: secret(""),
      credentialId: undefined,
      fieldFingerprints: undefined,
      __provider: INTEGRATION_SHIM,
    };
    super(INTEGRATION_TYPE, resourceName, properties, {
      ...options,
      additionalSecretOutputs: [
        ...(options.additionalSecretOutputs ?? []),
        "fields",
        "fingerprintKey",
        KEPT_PROPERTY,
      ],
    });
  }
}
