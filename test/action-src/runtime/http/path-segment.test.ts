import fc from "../../../support/seeded-fast-check";
import { isPathSegment } from "../../../../action-src/runtime/http/path-segment";

describe("isPathSegment", () => {
  it.each(["", " ", "\n", ".", "..", "\ud800", "a\udc00b"])("refuses %j", (value) => {
    expect(isPathSegment(value)).toBe(false);
  });

  it("accepts only what a URL parser keeps as one segment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        fc.pre(isPathSegment(value));
        const { pathname } = new URL(`https://crm.example/api/contacts/${encodeURIComponent(value)}`);
        const [, api, contacts, segment, ...rest] = pathname.split("/");
        expect([api, contacts, rest]).toEqual(["api", "contacts", []]);
        expect(decodeURIComponent(segment ?? "")).toBe(value);
      }),
    );
  });
});
