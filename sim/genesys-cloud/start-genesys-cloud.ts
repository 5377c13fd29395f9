import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { DEVELOPMENT_CREDENTIALS } from "../development-credentials";
import { startSimulatorServer, type ServerOptions, type SimulatorServer } from "../http/simulator-server";
import { TokenStore } from "../http/token-store";
import { createAdmission } from "./admission";
import type { Behaviour, GenesysContext, IdKind } from "./context";
import type { ActionExecutor } from "./execution/execute-action";
import { FunctionRunner } from "./execution/function-runner";
import { FUNCTION_RUNTIMES, type FunctionRuntime } from "./function/function-runtimes";
import { receiveUpload } from "./function/zip-processing";
import { renderError } from "./genesys-error";
import { Lag } from "./lag";
import { actionRoutes } from "./routes/action-routes";
import { credentialRoutes } from "./routes/credential-routes";
import { draftRoutes } from "./routes/draft-routes";
import { executionRoutes } from "./routes/execution-routes";
import { functionRoutes } from "./routes/function-routes";
import { integrationRoutes } from "./routes/integration-routes";
import { Organization } from "./store/organization";
import type { SideName } from "./store/records";
import { tokenRoute, type GenesysClient } from "./token-route";
import { startUploadServer } from "./uploads/start-upload-server";
import { UploadDesk } from "./uploads/upload-desk";

/** ASSUMED: far above any configuration; the platform's own limit is not known. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** What to set about a Genesys Cloud simulator; everything has a default. */
export interface GenesysCloudOptions extends ServerOptions, Partial<Behaviour> {
  /** Of the server that takes uploads. Default 0: any free port. */
  readonly uploadPort?: number;
  /** Where everything is kept. Default: a temporary folder that goes when the simulator closes. */
  readonly dataDir?: string;
  /** Default: the client of `DEVELOPMENT_CREDENTIALS`, which may do everything. */
  readonly clients?: readonly GenesysClient[];
  /** How long a token is accepted. Default 86,400. */
  readonly tokenLifetimeSeconds?: number;
  /** Of each token; the platform's default is 300. Default: no limit. */
  readonly requestsPerMinute?: number;
  /** How often an uploaded ZIP has to be looked at before it is processed. Default 2. */
  readonly zipProcessingPolls?: number;
  /** How long it takes besides. Default 0. */
  readonly zipProcessingMs?: number;
  /** How often an integration has to be looked at before it is what it was told to be. Default 1. */
  readonly activationPolls?: number;
  /** How long it takes besides. Default 0. */
  readonly activationMs?: number;
  /** How many drafts of a new integration are refused first, because the action service has not heard of it. Default 0. */
  readonly newIntegrationLag?: number;
  /** How many lists a new action or draft is missing from first. Default 0. */
  readonly listLag?: number;
  /** Default: {@link FUNCTION_RUNTIMES}. */
  readonly runtimes?: readonly FunctionRuntime[];
  /** The Node.js that runs the functions. Default: the one that runs the simulator. */
  readonly nodePath?: string;
  /** Epoch milliseconds; for dates, lifetimes, the rate and what takes time. Default `Date.now`. */
  readonly clock?: () => number;
  /** Default: random UUIDs; an action's begins with `custom_-_`. */
  readonly newId?: (kind: IdKind) => string;
}

/** A running Genesys Cloud simulator. */
export interface GenesysCloudSimulator extends SimulatorServer {
  /** Where tokens are asked for: the same server. */
  readonly loginUrl: string;
  /** The server that takes uploads, with faults and a log of its own. */
  readonly uploads: SimulatorServer;
  /** Its address. */
  readonly uploadUrl: string;
  /** What is there: a look behind the API for tests, the fields of credentials included. */
  readonly organization: Pick<Organization, "integrations" | "credentials" | "actions" | "readCode">;
  /** Ends every token at once. */
  revokeTokens(): void;
}

/**
 * Starts Genesys Cloud's integrations, function data actions and their runtime on loopback.
 *
 * @throws the listen error of `node:net`, for example EADDRINUSE
 */
export async function startGenesysCloud(options: GenesysCloudOptions = {}): Promise<GenesysCloudSimulator> {
  const { clock = Date.now, newId = randomId } = options;
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "genesys-cloud-sim-"));
  const organization = new Organization(path.join(dataDir, "genesys-cloud"));
  const runner = new FunctionRunner((id) => organization.readZip(id), options.nodePath ?? process.execPath);
  const tokens = new TokenStore(options.tokenLifetimeSeconds ?? 86_400, clock);
  const integrationLag = new Lag(options.newIntegrationLag ?? 0);
  const listLag = new Lag(options.listLag ?? 0);
  const retire = (actionId: string, side: SideName): void => runner.retire(actionId, side);
  const context: GenesysContext = {
    organization,
    admit: createAdmission(tokens, options.requestsPerMinute, clock),
    clock,
    now: () => new Date(clock()).toISOString(),
    newId,
    activationPace: { looks: options.activationPolls ?? 1, durationMs: options.activationMs ?? 0 },
    zipPace: { looks: options.zipProcessingPolls ?? 2, durationMs: options.zipProcessingMs ?? 0 },
    behaviour: {
      openDraftStatus: options.openDraftStatus ?? 409,
      draftCopiesFunction: options.draftCopiesFunction ?? true,
      functionRaisesVersion: options.functionRaisesVersion ?? false,
      zipShows: options.zipShows ?? "at-once",
      contextHeaders: options.contextHeaders ?? "as-written",
    },
    runtimes: options.runtimes ?? FUNCTION_RUNTIMES,
    removeAction: (id) => {
      organization.removeAction(id);
      retire(id, "draft");
      retire(id, "published");
    },
    retire,
    onIntegrationCreated: (id) => integrationLag.begin(id),
    isTooNew: (id) => integrationLag.take(id),
    onListable: (id, side) => listLag.begin(`${id} ${side}`),
    isListed: (id, side) => !listLag.take(`${id} ${side}`),
  };
  const organizationId = newId("organization");
  const executor: ActionExecutor = { ...context, runner, organizationId };
  let uploadUrl = "";
  const desk = new UploadDesk({
    baseUrl: () => uploadUrl,
    organizationId,
    newId,
    clock,
    onUpload: (actionId, upload) => receiveUpload(context, actionId, upload),
  });
  const { port: _port, faultPolicy: _policy, ...forUploads } = options;
  const uploads = await startUploadServer(desk, clock, {
    ...forUploads,
    ...(options.uploadPort === undefined ? {} : { port: options.uploadPort }),
  });
  uploadUrl = uploads.url;
  const server = await startSimulatorServer(
    {
      name: "genesys-cloud-sim",
      maxBodyBytes: MAX_BODY_BYTES,
      routes: [
        tokenRoute(tokens, options.clients ?? [DEVELOPMENT_CREDENTIALS.genesysCloud]),
        ...credentialRoutes(context),
        ...actionRoutes(context),
        ...draftRoutes(context),
        ...functionRoutes(context, desk),
        ...executionRoutes(executor),
        ...integrationRoutes(context),
      ],
      renderError: (error) => renderError(error, newId("context")),
    },
    options,
  ).catch(async (error: unknown) => {
    await uploads.close();
    throw error;
  });
  return {
    ...server,
    loginUrl: server.url,
    uploads,
    uploadUrl,
    organization,
    revokeTokens: () => tokens.revokeAll(),
    close: async () => {
      await Promise.all([server.close(), uploads.close()]);
      await runner.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function randomId(kind: IdKind): string {
  return kind === "action" ? `custom_-_${randomUUID()}` : randomUUID();
}
