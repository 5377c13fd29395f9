import { ACTIONS, closeGenesysClouds, configOf, ECHO, GenesysFixture } from "./genesys-fixture";

afterEach(closeGenesysClouds);

describe("POST …/execute", () => {
  it("runs the published function with the inputs as its event and the headers as its client context", async () => {
    const genesys = await GenesysFixture.start();
    const integration = await genesys.integration({ KEY: "s3cret" });
    const config = configOf({
      "X-Key": "$!{credentials.KEY}",
      "x-other": "$!{credentials.OTHER}",
      "x-id": "${input.id}",
    });
    const id = await genesys.published(integration, ECHO, { config });
    const { status, body } = await genesys.call("POST", `${ACTIONS}/${id}/execute`, { id: "a" });
    expect([status, body]).toEqual([
      200,
      {
        event: { id: "a" },
        clientContext: expect.objectContaining({
          "X-Key": "s3cret",
          "x-other": "",
          "x-id": "a",
          "ININ-Organization-Id": expect.any(String),
        }),
      },
    ]);
  });
});
