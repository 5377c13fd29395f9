import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import { resetOptions } from "@pulumi/pulumi/runtime/settings";
import { engineConfig } from "../../../infra/config/engine-config";

describe("engineConfig", () => {
  beforeEach(() => {
    resetOptions("project", "dev", -1, "", "", false, "");
    setAllConfig({ "project:baseUrl": "https://api.example.com", "project:clientSecret": "hush" });
  });

  it("has the project, the stack, its values and which of them the stack's file holds encrypted", () => {
    const environment = { PULUMI_CONFIG_SECRET_KEYS: '["project:clientSecret"]' };

    expect(engineConfig(environment)).toEqual({
      project: "project",
      stack: "dev",
      values: { "project:baseUrl": "https://api.example.com", "project:clientSecret": "hush" },
      secretKeys: new Set(["project:clientSecret"]),
      environment,
    });
  });

  it("has no secrets where the engine names none", () => {
    expect(engineConfig({}).secretKeys).toEqual(new Set());
  });
});
