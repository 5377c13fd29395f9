import { defineSim } from "../../sim/backends/define-sim";
import { clientCredentialsRoute } from "../../sim/http/client-credentials-route";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";
import { TokenStore } from "../../sim/http/token-store";

const RECORDS: Readonly<Record<string, object>> = {
  "R-1001": { status: "open" },
  "R-1002": { status: "closed" },
};
const CLIENT_ID = "simulated-client";
const SCOPE = "records:read";

/** The record lookup API, as far as the action asks it: for laptops and tests, in no bundle. */
export const sim = defineSim({
  configuration: ({ url, secret }) => ({
    recordLookupBaseUrl: url,
    recordLookupAuthUrl: `${url}/oauth/token`,
    recordLookupClientId: CLIENT_ID,
    recordLookupClientSecret: secret,
  }),
  routes: ({ secret }) => {
    const tokens = new TokenStore(3_600, Date.now);
    return [
      clientCredentialsRoute(tokens, { clientId: CLIENT_ID, clientSecret: secret }, SCOPE),
      {
        method: "GET",
        path: "/records/{recordId}",
        handle: (request) => {
          tokens.authorize(request.headers.authorization, [SCOPE]);
          const record = RECORDS[request.params.recordId ?? ""];
          if (!record) throw new HttpError(404, "not_found", "There is no such record.");
          return jsonAnswer(200, record);
        },
      },
    ];
  },
});
