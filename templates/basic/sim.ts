import { defineSim } from "../../sim/backends/define-sim";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";
import { requireBasic } from "../../sim/http/require-basic";

const RECORDS: Readonly<Record<string, object>> = {
  "R-1001": { status: "open" },
  "R-1002": { status: "closed" },
};
const USER = "simulated-user";

/** The record lookup API, as far as the action asks it: for laptops and tests, in no bundle. */
export const sim = defineSim({
  configuration: ({ url, secret }) => ({
    recordLookupBaseUrl: url,
    recordLookupUser: USER,
    recordLookupPassword: secret,
  }),
  routes: ({ secret }) => [
    {
      method: "GET",
      path: "/records/{recordId}",
      handle: (request) => {
        requireBasic(request, USER, secret);
        const record = RECORDS[request.params.recordId ?? ""];
        if (!record) throw new HttpError(404, "not_found", "There is no such record.");
        return jsonAnswer(200, record);
      },
    },
  ],
});
