import * as path from "node:path";
import { discoverActions } from "../../../../infra/actions/discover-actions";
import { bundleAction } from "../../../../infra/bundle/bundle-action";
import type * as FromSource from "../../../../infra/actions/release-from-source";
import { loadTypeScript } from "../../../../load/load-typescript.js";
import { connectToCxone } from "../../../../providers/platforms/cxone/connect";
import type { Simulators } from "../../../../sim/run-simulators";

const ACTION = "crm-contact-enrichment";
const checkout = path.resolve(__dirname, "../../../..");

// By the loader, as the program loads it: jest's own copy of zod does not know the descriptions of a contract that the
// loader's copy has made.
const { releaseFromSource } = loadTypeScript(
  path.join(checkout, "infra/actions/release-from-source.ts"),
) as typeof FromSource;

/** Puts the model action of the checkout into the simulators, as an update does, without the engine. */
export async function deployToSimulators({ cxone, crm, credentials }: Simulators): Promise<string> {
  const action = discoverActions(checkout).find(({ description }) => description.name === ACTION);
  if (!action) throw new Error(`The checkout has no ${ACTION}.`);
  const { code, release } = releaseFromSource(action, await bundleAction(checkout, action.folder));
  const { description, contract, runtime, timeoutSeconds } = release;
  const api = connectToCxone({ baseUrl: cxone.url, ...credentials.cxone });
  const { id } = await api.postAction({
    name: ACTION,
    description,
    contract,
    runtime,
    timeoutSeconds,
    environment: {
      CRM_CLIENT_ID: credentials.crm.clientId,
      CRM_CLIENT_SECRET: credentials.crm.clientSecret,
      CRM_TOKEN_URL: crm.tokenUrl,
      CRM_API_BASE_URL: crm.apiBaseUrl,
      CRM_SESSION_REUSE: "false",
    },
    tags: { "managed-by": "test", stack: "local" },
    codeBase64: Buffer.from(code).toString("base64"),
  });
  return id;
}
