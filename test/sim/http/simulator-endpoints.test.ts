import { startCrm } from "../../../sim/crm/start-crm";

describe("simulatorEndpoints", () => {
  it("plans faults, lists the unconsumed and forgets them when another process asks over HTTP", async () => {
    const crm = await startCrm();
    try {
      const plan = (body: string) => fetch(`${crm.url}/sim/faults`, { method: "POST", body });
      const status = { kind: "status", status: 503 };
      const planned = await plan(
        JSON.stringify({ match: { pathPattern: "^/contacts" }, times: 2, fault: status }),
      );
      expect(planned.status).toBe(200);
      expect((await fetch(`${crm.url}/contacts/a`)).status).toBe(503);
      expect(await (await fetch(`${crm.url}/sim/faults`)).json()).toEqual({
        unconsumed: [{ match: { path: "/^\\/contacts/" }, times: 2, used: 1, fault: status }],
      });
      expect((await fetch(`${crm.url}/sim/faults`, { method: "DELETE" })).status).toBe(204);
      expect(crm.faults.unconsumed()).toEqual([]);
      expect((await plan("{")).status).toBe(400);
      const wrong = await plan('{"fault":{"kind":"explode"}}');
      expect(wrong.status).toBe(400);
      expect(await wrong.text()).toContain("fault");
    } finally {
      await crm.close();
    }
  });

  it("lists the contract's requests alone, without tokens, when asked for the log", async () => {
    const crm = await startCrm();
    try {
      await fetch(`${crm.url}/contacts/a%2Fb?x=1`, { headers: { authorization: "Bearer top-secret" } });
      await fetch(`${crm.url}/sim/health`);
      const text = await (await fetch(`${crm.url}/sim/log`)).text();
      expect(JSON.parse(text)).toMatchObject({
        entries: [{ service: "crm-sim", method: "GET", path: "/contacts/a%2Fb?x=***", status: 401 }],
      });
      expect(text).not.toContain("top-secret");
      expect(crm.log.count("GET", "/contacts/a%2Fb")).toBe(1);
      expect(crm.log.count("GET", /x=1/)).toBe(1);
      expect(crm.log.count("GET", /x=2/)).toBe(0);
    } finally {
      await crm.close();
    }
  });
});
