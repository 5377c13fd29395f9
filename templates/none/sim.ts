import { defineSim } from "../../sim/backends/define-sim";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";

const RECORDS: Readonly<Record<string, object>> = {
  "R-1001": { status: "open" },
  "R-1002": { status: "closed" },
};

/** The record lookup API, as far as the action asks it: for laptops and tests, in no bundle. */
export const sim = defineSim({
  configuration: ({ url }) => ({ recordLookupBaseUrl: url }),
  routes: () => [
    {
      method: "GET",
      path: "/records/{recordId}",
      handle: (request) => {
        const record = RECORDS[request.params.recordId ?? ""];
        if (!record) throw new HttpError(404, "not_found", "There is no such record.");
        return jsonAnswer(200, record);
      },
    },
  ],
});
