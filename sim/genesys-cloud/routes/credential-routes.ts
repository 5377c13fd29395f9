import * as z from "zod";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { guarded } from "../admission";
import type { GenesysContext } from "../context";
import { notFound } from "../genesys-error";
import { CREDENTIAL_TYPE } from "../integration-type";
import { pageOf } from "../page";
import type { StoredCredential } from "../store/records";

const PATH = "/api/v2/integrations/credentials";

/** `Credential` of the official SDK. */
const credentialBody = z.strictObject({
  id: z.string().optional(),
  name: z.string().min(1).max(256),
  type: z.looseObject({
    name: z.literal(CREDENTIAL_TYPE, `the simulated organisation has the type ${CREDENTIAL_TYPE} alone`),
  }),
  credentialFields: z.record(z.string().min(1), z.string()).default({}),
  selfUri: z.string().optional(),
});

/**
 * Credentials. A PUT replaces every field; no answer shows a field's value. ASSUMED: one that an integration names can
 * be deleted all the same (test/sim/genesys-cloud/credential-routes.test.ts).
 */
export function credentialRoutes({ organization, admit, newId, now }: GenesysContext): Route[] {
  const { credentials } = organization;
  const requireCredential = ({ params: { credentialId = "" } }: SimRequest): StoredCredential => {
    const credential = credentials.get(credentialId);
    if (!credential) throw notFound("credential", credentialId);
    return credential;
  };
  const put = (request: SimRequest, id: string, createdDate: string): SimAnswer => {
    const { name, credentialFields } = parseJsonBody(request, credentialBody);
    const fields = { typeName: CREDENTIAL_TYPE, fields: credentialFields };
    const credential = { id, name, ...fields, createdDate, modifiedDate: now() };
    credentials.put(credential);
    return jsonAnswer(200, presentInfo(credential));
  };

  return [
    guarded(admit, "GET", PATH, ["integrations:integration:view"], ({ query }) => {
      const { entities, ...page } = pageOf(credentials.list(), PATH, query);
      return jsonAnswer(200, { entities: entities.map(presentInfo), ...page });
    }),
    guarded(admit, "POST", PATH, ["integrations:integration:add"], (request) =>
      put(request, newId("credential"), now()),
    ),
    guarded(admit, "GET", `${PATH}/{credentialId}`, ["integrations:integration:view"], (request) => {
      const credential = requireCredential(request);
      const redacted = Object.fromEntries(Object.keys(credential.fields).map((name) => [name, ""]));
      return jsonAnswer(200, { ...presentInfo(credential), credentialFields: redacted });
    }),
    guarded(admit, "PUT", `${PATH}/{credentialId}`, ["integrations:integration:edit"], (request) => {
      const { id, createdDate } = requireCredential(request);
      return put(request, id, createdDate);
    }),
    guarded(admit, "DELETE", `${PATH}/{credentialId}`, ["integrations:integration:delete"], (request) => {
      credentials.remove(requireCredential(request).id);
      return { status: 204 };
    }),
  ];
}

function presentInfo({ id, name, typeName, createdDate, modifiedDate }: StoredCredential) {
  return { id, name, createdDate, modifiedDate, type: { name: typeName }, selfUri: `${PATH}/${id}` };
}
