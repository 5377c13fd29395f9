import { stateId } from "../../../infra/actions/state-id";

const idOf = (url: string): string => stateId("/nowhere", { PULUMI_BACKEND_URL: url });

describe("stateId", () => {
  it("is the same for the same backend, whoever signs in to it and however", () => {
    expect(idOf("s3://bucket/team?region=eu-west-1")).toBe(idOf("s3://bucket/team/"));
    expect(idOf("s3://bucket/team//")).toBe(idOf("s3://bucket/team"));
    expect(idOf("postgres://one:secret@host/db?table=a")).toBe(
      idOf("postgres://host/db?sslmode=require&table=a"),
    );
    expect(idOf("s3://bucket/team")).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each([
    ["another bucket", "s3://other/team"],
    ["another prefix", "s3://bucket/other"],
    ["another kind", "gs://bucket/team"],
    ["a folder", "file:///home/one/state"],
    ["a folder of the home", "file://~"],
  ])("differs for %s", (_what, url) => {
    expect(idOf(url)).not.toBe(idOf("s3://bucket/team"));
  });

  it("differs by the state's table", () => {
    expect(idOf("postgres://host/db?table=a")).not.toBe(idOf("postgres://host/db?table=b"));
  });

  it("is there for a backend whose address is no URL", () => {
    expect(idOf("nonsense")).toMatch(/^[0-9a-f]{12}$/);
  });

  it("is empty where nobody has chosen a backend", () => {
    expect(stateId("/nowhere", { PULUMI_HOME: "/nowhere" })).toBe("");
  });
});
