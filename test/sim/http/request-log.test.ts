import { maskQuery } from "../../../sim/http/request-log";

describe("maskQuery", () => {
  it.each([
    ["/contacts/a%2Fb", "/contacts/a%2Fb"],
    ["/contacts?phoneNumber=%2B15550199822", "/contacts?phoneNumber=***"],
    ["/actions?name=a=b&pageNumber=1", "/actions?name=***&pageNumber=***"],
    ["/contacts?%2B15550199822", "/contacts?***"],
    ["/contacts?phoneNumber=", "/contacts?phoneNumber=***"],
    ["/contacts?", "/contacts?"],
    ["/contacts?a=1?b=2", "/contacts?a=***"],
  ])("shows %s as %s", (path, shown) => expect(maskQuery(path)).toBe(shown));
});
