import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimRequest } from "../http/message";
import type { Route } from "../http/router";
import type { TokenStore } from "../http/token-store";
import type { ContactDirectory } from "./contact-directory";

/** The only scope that this CRM has. */
export const CONTACTS_READ = "contacts:read";

const E164 = /^\+[1-9][0-9]{1,14}$/;

/**
 * `GET /contacts/{externalId}` and `GET /contacts?phoneNumber=` (docs/openapi-crm.yaml).
 *
 * @param takeFromRate throws 429 when the caller is over the rate; asked before the token, as gateways do
 */
export function contactRoutes(
  directory: ContactDirectory,
  tokens: TokenStore,
  takeFromRate: () => void,
): Route[] {
  const admit = ({ headers }: SimRequest): void => {
    takeFromRate();
    tokens.authorize(headers.authorization, [CONTACTS_READ]);
  };
  return [
    {
      method: "GET",
      path: "/contacts/{externalId}",
      handle: (request) => {
        admit(request);
        const contact = directory.find(request.params.externalId ?? "");
        if (!contact) throw new HttpError(404, "not_found", "No contact has this external id.");
        return jsonAnswer(200, contact);
      },
    },
    {
      method: "GET",
      path: "/contacts",
      handle: (request) => {
        admit(request);
        const phoneNumber = request.query.get("phoneNumber") ?? "";
        if (!E164.test(phoneNumber)) {
          const message = "phoneNumber must be in E.164, for example +15550199822";
          throw new HttpError(400, "bad_request", message);
        }
        return jsonAnswer(200, { items: directory.findByPhoneNumber(phoneNumber) });
      },
    },
  ];
}
