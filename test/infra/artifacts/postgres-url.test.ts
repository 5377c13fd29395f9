import { clientUrl, stateTableOf, verified } from "../../../infra/artifacts/postgres-url";

describe("stateTableOf", () => {
  it.each([
    ["", undefined],
    ["?table=", undefined],
    ["?table=pulumi_state", undefined],
    ["?table=PULUMI_STATE", undefined],
    ["?table=State_Prod", "state_prod"],
    ['?table="State_Prod"', '"State_Prod"'],
  ])("reads %j as the engine does: %j", (query, expected) => {
    expect(stateTableOf(new URL(`postgres://db/state${query}`))).toBe(expected);
  });
});

describe("clientUrl", () => {
  const before = process.env["PGSSLMODE"];
  afterEach(() => {
    if (before === undefined) delete process.env["PGSSLMODE"];
    else process.env["PGSSLMODE"] = before;
  });
  const parametersOf = (query: string, mode?: string): unknown => {
    if (mode === undefined) delete process.env["PGSSLMODE"];
    else process.env["PGSSLMODE"] = mode;
    return Object.fromEntries(new URL(clientUrl(new URL(`postgres://me:pw@db/state${query}`))).searchParams);
  };

  it.each([
    ["", undefined, "require"],
    ["", "", "require"],
    ["", "verify-ca", "verify-ca"],
    ["?sslmode=disable", "verify-ca", "disable"],
  ])("encrypts by %j and PGSSLMODE %j as the engine does: %s", (query, mode, sslmode) => {
    expect(parametersOf(query, mode)).toEqual({ sslmode, uselibpqcompat: "true" });
  });

  it("leaves the state's table out, which the client does not know, and keeps the URL that it was given", () => {
    expect(parametersOf("?table=state_prod&sslmode=disable&application_name=a")).toEqual({
      ...{ sslmode: "disable", application_name: "a", uselibpqcompat: "true" },
    });
    const given = new URL("postgres://me:pw@db/state?table=state_prod");
    expect(clientUrl(given)).toMatch(/^postgres:\/\/me:pw@db\/state\?/);
    expect(given.search).toBe("?table=state_prod");
  });
});

describe("verified", () => {
  it("asks for a certificate that is valid for the server's name, unless the URL says what to ask for", () => {
    expect(verified("postgres://db/kept")).toBe("postgres://db/kept?sslmode=verify-full");
    expect(verified("postgres://db/kept?sslmode=require")).toBe("postgres://db/kept?sslmode=require");
  });
});
