import { parseExport } from "../../../commands/stack/exported-state";

describe("parseExport", () => {
  it("gives the deployment", () => {
    const deployment = { resources: [{ urn: "urn:pulumi:a::b::c::d" }] };
    expect(parseExport(JSON.stringify({ version: 3, deployment }))).toEqual(deployment);
  });

  it.each(["null", "{}", '{"deployment":null}', '{"deployment":"none"}', "7"])(
    "is undefined when the text says of no deployment: %s",
    (text) => {
      expect(parseExport(text)).toBeUndefined();
    },
  );

  it.each(["", "warning: no stack", '{"deployment":'])(
    "throws COMMAND_INVALID when it is no JSON: %s",
    (text) => {
      expect(() => parseExport(text)).toThrow(
        expect.objectContaining({
          code: "COMMAND_INVALID",
          message: expect.stringContaining("pulumi stack export did not write a state") as string,
        }) as Error,
      );
    },
  );
});
