import { devEnvironment } from "../../../commands/dev/dev-environment";

const variable = (configKey: string, more: { readonly default?: string } = {}) =>
  ({ configKey, kind: "text", purpose: "-", ...more }) as const;
const environment = {
  ORDERS_URL: variable("ordersUrl"),
  ORDERS_KEY: variable("ordersKey"),
  ORDERS_MODE: variable("ordersMode", { default: "fast" }),
};

describe("devEnvironment", () => {
  it("has the shell's value before the simulators', and theirs before the default", () => {
    const offered = { ordersUrl: "http://127.0.0.1:1", ordersKey: "simulated", ordersMode: "slow" };
    const shell = { ORDERS_KEY: "mine", ORDERS_MODE: "" };
    expect(devEnvironment({ environment }, offered, shell)).toEqual({
      values: { ORDERS_URL: "http://127.0.0.1:1", ORDERS_KEY: "mine", ORDERS_MODE: "slow" },
      missing: [],
    });
  });

  it("names the variables that nobody has a value for", () => {
    expect(devEnvironment({ environment }, {}, {})).toEqual({
      values: { ORDERS_MODE: "fast" },
      missing: ["ORDERS_URL", "ORDERS_KEY"],
    });
  });
});
