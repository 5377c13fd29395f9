import { defineSim } from "../../sim/backends/define-sim";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";
import { requireApiKey } from "../../sim/http/require-api-key";

const RECORDS: Readonly<Record<string, object>> = {
  "R-1001": { status: "open" },
  "R-1002": { status: "closed" },
};

/** The record lookup API, as far as the action asks it: for laptops and tests, in no bundle. */
export const sim = defineSim({
  configuration: ({ url, secret }) => ({ recordLookupBaseUrl: url, recordLookupApiKey: secret }),
  routes: ({ secret }) => [
    {
      method: "GET",
      path: "/records/{recordId}",
      handle: (request) => {
        requireApiKey(request, "x-api-key", secret);
        const record = RECORDS[request.params.recordId ?? ""];
        if (!record) throw new HttpError(404, "not_found", "There is no such record.");
        return jsonAnswer(200, record);
      },
    },
  ],
});
