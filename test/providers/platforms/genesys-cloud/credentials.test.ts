import { Answer, inTurn, LOST, page } from "../../support/scripted-platform";
import { CREDENTIALS, integrationsOf } from "../../support/scripted-integrations";

describe("a credential", () => {
  const fields = { key: "s3cr3t-value" };
  const body = { name: "p/dev", type: { name: "userDefined" }, credentialFields: fields };
  const failing = (status: number) => new Answer(status, JSON.stringify({ message: "not s3cr3t-value" }));

  it("is made with its fields", async () => {
    const { api, platform } = await integrationsOf({ [`POST ${CREDENTIALS}`]: { id: "c-1" } });
    expect(await api.postCredential("p/dev", fields)).toBe("c-1");
    expect(platform.sent("POST", CREDENTIALS)).toEqual([body]);
  });

  it("is looked for after a lost answer, by exactly its name", async () => {
    const { api, platform, clock } = await integrationsOf({
      [`POST ${CREDENTIALS}`]: LOST,
      [`GET ${CREDENTIALS}`]: page({ id: "c-0", name: "p/dev2" }, { id: "c-1", name: "p/dev" }),
    });
    expect(await api.postCredential("p/dev", fields)).toBe("c-1");
    expect([platform.times("POST", CREDENTIALS), clock.sleptMs.length]).toEqual([1, 1]);
  });

  it("is made once more where the lost answer was of nothing", async () => {
    const { api, platform } = await integrationsOf({
      [`POST ${CREDENTIALS}`]: inTurn(LOST, { id: "c-1" }),
      [`GET ${CREDENTIALS}`]: page(),
    });
    expect(await api.postCredential("p/dev", fields)).toBe("c-1");
    expect(platform.times("POST", CREDENTIALS)).toBe(2);
  });

  it("is replaced, whole, where it is there, and again where the answer is lost", async () => {
    const { api, platform } = await integrationsOf({
      [`GET ${CREDENTIALS}/c-1`]: { id: "c-1" },
      [`PUT ${CREDENTIALS}/c-1`]: inTurn(LOST, {}),
    });
    expect(await api.putCredential("c-1", "p/dev", fields)).toBe(true);
    expect(platform.sent("PUT", `${CREDENTIALS}/c-1`)).toEqual([
      { id: "c-1", ...body },
      { id: "c-1", ...body },
    ]);
  });

  it("is not written where it is gone", async () => {
    const { api, platform } = await integrationsOf({ [`PUT ${CREDENTIALS}/c-1`]: {} });
    expect(await api.putCredential("c-1", "p/dev", fields)).toBe(false);
    expect(platform.times("PUT", `${CREDENTIALS}/c-1`)).toBe(0);
  });

  it("never has a value in an error, though the platform quotes it", async () => {
    const { api } = await integrationsOf({
      [`POST ${CREDENTIALS}`]: failing(400),
      [`GET ${CREDENTIALS}/c-1`]: { id: "c-1" },
      [`PUT ${CREDENTIALS}/c-1`]: failing(400),
    });
    for (const [writing, start] of [
      [api.postCredential("p/dev", fields), 'Creation of credential "p/dev" '],
      [api.putCredential("c-1", "p/dev", fields), 'Update of credential "p/dev" (id c-1) '],
    ] as const) {
      const message = await writing.then(String, (error: Error) => error.message);
      expect(message.startsWith(start)).toBe(true);
      expect(message).toContain("[PLATFORM_REFUSED]");
      expect(message).not.toContain("s3cr3t");
    }
  });

  it("is there or not", async () => {
    const { api } = await integrationsOf({
      [`GET ${CREDENTIALS}/c-1`]: inTurn({}, undefined, new Answer(403)),
    });
    expect([await api.hasCredential("c-1"), await api.hasCredential("c-1")]).toEqual([true, false]);
    await expect(api.hasCredential("c-1")).rejects.toThrow(
      /^Reading of credential \(id c-1\) .*\[PLATFORM_FORBIDDEN\]$/,
    );
  });

  it("is deleted, also where it is gone", async () => {
    const { api, platform } = await integrationsOf({
      [`DELETE ${CREDENTIALS}/c-1`]: inTurn({}, undefined, new Answer(403)),
    });
    await api.deleteCredential("c-1");
    await api.deleteCredential("c-1");
    expect(platform.asked).toHaveLength(2);
    await expect(api.deleteCredential("c-1")).rejects.toThrow(
      /^Deletion of credential \(id c-1\) .*\[PLATFORM_FORBIDDEN\]$/,
    );
  });

  it("is found by exactly its name, on every page", async () => {
    const { api } = await integrationsOf({
      [`GET ${CREDENTIALS}`]: ({ path }: { path: string }) => ({
        pageCount: 2,
        entities: path.includes("pageNumber=2")
          ? [{ id: "c-3", name: "p/dev" }]
          : [
              { id: "c-1", name: "p/dev" },
              { id: "c-2", name: "P/dev" },
            ],
      }),
    });
    expect(await api.findCredentialsByName("p/dev")).toEqual(["c-1", "c-3"]);
    const { api: other } = await integrationsOf({});
    await expect(other.findCredentialsByName("p/dev")).rejects.toThrow('Look-up of credential "p/dev"');
  });
});
