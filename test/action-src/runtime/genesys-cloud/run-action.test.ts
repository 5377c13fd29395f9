import * as z from "zod";
import { createActionHandler } from "../../../../action-src/runtime/genesys-cloud/run-action";
import { systemPlatform } from "../../../../action-src/runtime/run/platform";

// The bundler puts the number into the module.
Object.assign(globalThis, { PLATFORM_TIMEOUT_SECONDS: 15 });

it("sends nobody to a trace, which Genesys Cloud does not keep, when the action meets a defect", async () => {
  const outputs = z.object({ errorDetails: z.string().optional() });
  const handler = createActionHandler(
    { name: "a", timeoutSeconds: 30, contract: { inputs: z.object({}), outputs }, environment: {} },
    {
      failed: (errorDetails) => ({ errorDetails }),
      describeInputs: () => ({}),
      execute: () => Promise.reject(new TypeError("on purpose")),
    },
    systemPlatform(),
  );
  const { errorDetails } = await handler({ executionId: "e-1" }, {});
  expect(errorDetails).toMatch(
    /^INTERNAL_ERROR: The action met a defect of its own in execution e-1\. Genesys Cloud keeps no traces: .*npm run dev\.$/,
  );
});
