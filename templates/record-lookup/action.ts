import { defineAction } from "../define-action";
import { environment } from "./backend";
import { inputs, outputs } from "./contract";

/** The action `record-lookup`. */
export const action = defineAction({
  name: "record-lookup",
  description: "Looks a record up and returns its status",
  runtime: "nodejs18",
  // Seconds after which the platform ends an execution; the handler answers within five sixths of them.
  timeoutSeconds: 20,
  contract: { inputs, outputs },
  // What tells a success from a failure: the smoke test holds answers to it.
  success: { recordFound: true },
  environment,
  // Executed once after each deployment. Outputs that are not shown are masked.
  smokeTest: {
    inputs: { recordId: "R-1001" },
    acceptedErrorCodes: ["RECORD_LOOKUP_NOT_FOUND"],
    shown: ["recordFound", "recordStatus", "errorDetails"],
  },
});
