import * as http from "node:http";
import * as https from "node:https";
import clients from "../../../../action-src/runtime/shims/follow-redirects";
import HttpsProxyAgent from "../../../../action-src/runtime/shims/https-proxy-agent";
import { getProxyForUrl } from "../../../../action-src/runtime/shims/proxy-from-env";

describe("the packages that a bundle has stand-ins for", () => {
  it("follow no redirects: the clients are those of Node.js", () => {
    expect([clients.http, clients.https]).toEqual([http, https]);
  });

  it("know no proxy, and make none", () => {
    expect(getProxyForUrl()).toBe("");
    expect(() => new HttpsProxyAgent()).toThrow("without a proxy");
  });
});
