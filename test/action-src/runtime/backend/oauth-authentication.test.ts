import { ApiKeyAuthentication } from "../../../../action-src/runtime/backend/api-key-authentication";
import { OAuthAuthentication } from "../../../../action-src/runtime/backend/oauth-authentication";
import { VirtualClock } from "../../../support/virtual-clock";

const setting = (value: string) => ({ value, variable: "A_VARIABLE" });
const CLIENT = {
  tokenUrl: setting("https://crm.example/token"),
  clientId: setting("id"),
  clientSecret: setting("secret"),
  scope: "read",
};
const oauth = (changes: Partial<typeof CLIENT> = {}) =>
  new OAuthAuthentication({ ...CLIENT, ...changes }, new VirtualClock());

describe("OAuthAuthentication, whose session may go on", () => {
  it("shares it with the same client at the same endpoint", () => {
    expect(oauth().sharesSession(oauth({ clientId: setting("id") }))).toBe(true);
  });

  it.each<[string, Partial<typeof CLIENT>]>([
    ["endpoint", { tokenUrl: setting("https://other.example/token") }],
    ["client", { clientId: setting("other") }],
    ["secret", { clientSecret: setting("other") }],
    ["scope", { scope: "write" }],
  ])("does not share it with another %s", (_what, changes) => {
    expect(oauth().sharesSession(oauth(changes))).toBe(false);
  });

  it("does not share it with another way to sign in", () => {
    const key = new ApiKeyAuthentication({ header: "x-api-key", key: setting("key") });
    expect(oauth().sharesSession(key)).toBe(false);
  });
});
