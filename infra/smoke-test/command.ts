import type { local } from "@pulumi/command";
import { version } from "@pulumi/command/package.json";
import type { Output } from "@pulumi/pulumi/output";
import { CustomResource, type CustomResourceOptions } from "@pulumi/pulumi/resource";
import { SMOKE_TEST_TYPE } from "./smoke-test-resource";

/**
 * `local.Command` of `@pulumi/command`: same type, same version, same properties, same options. Registered here by its type,
 * because the package's own class loads the whole of `@pulumi/pulumi`, which makes up a quarter of a preview
 * (docs/architecture.md, The program). A test holds the two to each other.
 */
export class Command extends CustomResource {
  static readonly type = SMOKE_TEST_TYPE;
  declare public readonly stdout: Output<string>;
  declare public readonly stderr: Output<string>;

  constructor(name: string, args: local.CommandArgs, options: CustomResourceOptions) {
    const outputs = { stdout: undefined, stderr: undefined };
    // The plugin itself takes another trigger for an update: that it replaces is left to the package's class.
    super(
      Command.type,
      name,
      { ...args, ...outputs },
      { version, replaceOnChanges: ["triggers[*]"], ...options },
    );
  }
}
