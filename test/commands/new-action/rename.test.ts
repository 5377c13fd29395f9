import { rename, renameExample } from "../../../commands/new-action/rename";

describe("rename", () => {
  it("puts the new name in the old one's place in every form, and leaves other words alone", () => {
    const source =
      "record-lookup RECORD_LOOKUP_KEY recordLookupApi RecordLookupOutputs record lookup API; record, lookup";
    expect(rename(source, "record-lookup", "refund-policy")).toBe(
      "refund-policy REFUND_POLICY_KEY refundPolicyApi RefundPolicyOutputs refund policy API; record, lookup",
    );
  });

  it("takes names of one word and of digits", () => {
    expect(rename("record-lookup RECORD_LOOKUP recordLookup", "record-lookup", "vat")).toBe("vat VAT vat");
    expect(rename("order-status orderStatus", "order-status", "order-2-status")).toBe(
      "order-2-status order2Status",
    );
  });
});

describe("renameExample", () => {
  it("renames the action and its backend's keys, variables and codes, and not the contract", () => {
    const source =
      'name: "order-status"; orderStatus; ORDERS_BASE_URL; ordersBaseUrl; ordersApi; codePrefix: "ORDERS"; `ORDERS`; ' +
      'const ORDERS = 1; "./orders-api"; the orders API';
    expect(renameExample(source, { from: "order-status", to: "parcel-tracking", codePrefix: "ORDERS" })).toBe(
      'name: "parcel-tracking"; orderStatus; PARCEL_TRACKING_BASE_URL; parcelTrackingBaseUrl; parcelTrackingApi; ' +
        'codePrefix: "PARCEL_TRACKING"; `PARCEL_TRACKING`; const ORDERS = 1; "./orders-api"; the orders API',
    );
  });
});
