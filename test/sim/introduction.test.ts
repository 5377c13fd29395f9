import { introduction } from "../../sim/main";
import { sharedKeyWarnings } from "../../sim/backends/shared-keys";

const orders = {
  name: "order-status",
  url: "http://127.0.0.1:9001",
  secret: "k3y-of-the-backend",
  configuration: { ordersBaseUrl: "http://127.0.0.1:9001", ordersApiKey: "k3y-of-the-backend" },
};
const simulators = {
  cxone: { url: "http://127.0.0.1:1", consoleUrl: "http://127.0.0.1:1/console/#x" },
  genesys: { url: "http://127.0.0.1:2", loginUrl: "http://127.0.0.1:2", uploadUrl: "http://127.0.0.1:3" },
  crm: { url: "http://127.0.0.1:4", apiBaseUrl: "http://127.0.0.1:4", tokenUrl: "http://127.0.0.1:4/t" },
  backends: [orders],
} as unknown as Parameters<typeof introduction>[0];

describe("what npm run sim says first", () => {
  it("has the keys that the actions' backends offer, and no secret of theirs", () => {
    const text = introduction(simulators, "/data").join("\n");
    expect(text).toContain("npm run pulumi -- config set ordersBaseUrl http://127.0.0.1:9001\n");
    expect(text).toContain(
      `node -p 'require("/data/backends/order-status.json").secret' | npm run pulumi -- config set --secret ordersApiKey\n`,
    );
    expect(text).not.toContain(orders.secret);
  });

  it("says that a later sim.ts needs another start", () => {
    expect(introduction(simulators, "/data").join("\n")).toContain("read by the next npm run sim");
  });
});

describe("sharedKeyWarnings", () => {
  it("names the key that two backends offer, and whose value counts", () => {
    const other = { name: "refund-policy", configuration: { ordersBaseUrl: "http://127.0.0.1:9002" } };
    expect(sharedKeyWarnings([orders, other])).toEqual([
      expect.stringMatching(
        /^Warning: order-status and refund-policy each .* offers ordersBaseUrl; that of refund-policy counts/,
      ),
    ]);
  });

  it("says nothing of keys that one alone offers, or that all offer alike", () => {
    const alike = { name: "b", configuration: { ordersBaseUrl: orders.url } };
    expect(sharedKeyWarnings([orders, alike])).toEqual([]);
  });
});
