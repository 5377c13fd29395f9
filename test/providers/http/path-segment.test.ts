import { pathSegment } from "../../../providers/http/path-segment";

describe("pathSegment", () => {
  it.each([
    ["3f2a-77", "3f2a-77"],
    ["a/b?c", "a%2Fb%3Fc"],
    ["v1.2", "v1.2"],
    ["..a", "..a"],
    ["...", "..."],
    [".", "%252E"],
    ["..", "%252E%252E"],
  ])("writes %s as %s", (text, segment) => {
    expect(pathSegment(text)).toBe(segment);
  });

  it.each([".", ".."])("keeps the call of %s on its path", (text) => {
    expect(new URL(`https://host/actions/${pathSegment(text)}/draft`).pathname).toMatch(
      /^\/actions\/[^/]+\/draft$/,
    );
  });
});
