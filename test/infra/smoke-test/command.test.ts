import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import { Command } from "../../../infra/smoke-test/command";

const ARGS: local.CommandArgs = { create: "true", update: "true", stdin: "text", triggers: ["key"] };

/** What a class registers with the engine: its type, its properties and its options. */
function registered(declare: (options: pulumi.CustomResourceOptions) => pulumi.CustomResource) {
  const seen: pulumi.ResourceTransformationArgs[] = [];
  declare({ transformations: [(given) => void seen.push(given)] });
  return seen.map(({ type, props, opts }) => {
    const { transformations: _transformations, ...options } = opts;
    return { type, props: definedIn(props), options: definedIn(options) };
  });
}

function definedIn(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

describe("Command", () => {
  beforeAll(() =>
    pulumi.runtime.setMocks({
      newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
      call: () => ({}),
    }),
  );

  // Without the option that the package's own class sets, the plugin takes another trigger for an update.
  it("is registered as the package's own class is: by type, version, properties and what replaces it", () => {
    const ours = registered((options) => new Command("ours", ARGS, options));
    const theirs = registered((options) => new local.Command("theirs", ARGS, options));

    expect(ours).toEqual(theirs);
    expect(ours).toMatchObject([{ options: { replaceOnChanges: ["triggers[*]"] } }]);
  });
});
