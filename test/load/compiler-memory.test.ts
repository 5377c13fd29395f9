import { lendCompilerMemory } from "../../load/compiler-memory.js";

describe("lendCompilerMemory", () => {
  it("lets the bundler tidy its memory at half a gigabyte", () => {
    const environment: NodeJS.ProcessEnv = { PATH: "/bin" };
    lendCompilerMemory(environment);

    expect(environment).toEqual({ PATH: "/bin", GOGC: "off", GOMEMLIMIT: "512MiB" });
  });

  it("leaves what somebody has set, as where there is less memory", () => {
    const environment: NodeJS.ProcessEnv = { GOGC: "100", GOMEMLIMIT: "200MiB" };
    lendCompilerMemory(environment);

    expect(environment).toEqual({ GOGC: "100", GOMEMLIMIT: "200MiB" });
  });
});
