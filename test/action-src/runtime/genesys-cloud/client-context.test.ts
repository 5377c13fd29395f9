import { environmentOf } from "../../../../action-src/runtime/genesys-cloud/client-context";

describe("environmentOf", () => {
  it("takes the variables out of the headers, whatever their case and order", () => {
    const clientContext = {
      "X-Env-Crm-Client-Id": "client",
      "ININ-Correlation-Id": "c-1",
      "x-env-crm-api-base-url": "https://crm.example",
    };

    expect(Object.entries(environmentOf(clientContext))).toEqual([
      ["CRM_API_BASE_URL", "https://crm.example"],
      ["CRM_CLIENT_ID", "client"],
    ]);
  });

  it("counts an empty text, which a template makes of a missing credential, as missing", () => {
    expect(environmentOf({ "x-env-crm-client-id": "", "x-env-other": 5 })).toEqual({});
  });

  it.each([[undefined], [null], ["text"], [7], [{}]])("gives no variables for %j", (clientContext) => {
    expect(environmentOf(clientContext)).toEqual({});
  });
});
