import { holdsPassword } from "../../../infra/artifacts/holds-password";

describe("holdsPassword", () => {
  it.each([
    ["postgres://me:pw@db/kept", true],
    ["postgres://:pw@db/kept", true],
    ["postgres://db/kept?user=me&password=pw", true],
    ["postgres://me:p/w@db/kept", true],
    ["postgres://me@db/kept", false],
    ["postgres://db:5432/kept", false],
    ["s3://bucket/prefix?region=eu-west-1", false],
    ["file:///srv/a@b", false],
    ["nonsense", false],
    ["", false],
  ])("tells of %s: %s", (url, expected) => {
    expect(holdsPassword(url)).toBe(expected);
  });
});
