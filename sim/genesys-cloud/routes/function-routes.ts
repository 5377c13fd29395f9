import * as z from "zod";
import { jsonAnswer, type SimAnswer, type SimRequest } from "../../http/message";
import { parseJsonBody } from "../../http/parse-json-body";
import type { Route } from "../../http/router";
import { guarded } from "../admission";
import type { GenesysContext } from "../context";
import { requireSide } from "../find-action";
import { presentFunction } from "../function/present-function";
import { lookAtZip } from "../function/zip-processing";
import { badRequest } from "../genesys-error";
import { ACTIONS } from "../present-action";
import type { ActionSide, FunctionSettings } from "../store/records";
import type { UploadDesk } from "../uploads/upload-desk";

const VIEW = ["integrations:actionFunction:view"];
const EDIT = ["integrations:actionFunction:edit"];
const MAX_TIMEOUT_SECONDS = 15;
const ignored = z.unknown().optional();

/** `Function` of the official SDK; the Terraform provider sends 0 where nothing is set. */
const functionBody = z.strictObject({
  id: ignored,
  name: ignored,
  dateCreated: ignored,
  zipId: ignored,
  description: z.string().max(255),
  handler: z
    .string()
    .regex(/^[\w./-]+\.\w+$/, "must be the path of a file without its extension, a dot, and an export"),
  runtime: z.string().min(1),
  timeoutSeconds: z
    .number()
    .int()
    .min(0)
    .max(MAX_TIMEOUT_SECONDS)
    .default(MAX_TIMEOUT_SECONDS)
    .transform((seconds) => seconds || MAX_TIMEOUT_SECONDS),
});

const uploadBody = z.strictObject({
  fileName: z.string().regex(/^[A-Za-z0-9 +\-_.()]+$/, "takes letters, digits, space and + - _ . ( )"),
  signedUrlTimeoutSeconds: z.number().int().min(1).max(604_800).default(900),
});

/** The function of an action: its settings, its upload, and the runtimes there are. */
export function functionRoutes(context: GenesysContext, desk: UploadDesk): Route[] {
  const { organization, admit, newId, now, runtimes, behaviour } = context;
  const one = `${ACTIONS}/{actionId}`;

  const replace = (request: SimRequest): SimAnswer => {
    const found = requireSide(organization, request, "draft");
    const body = parseJsonBody(request, functionBody);
    requireRuntime(context, body.runtime, found.action.published?.function);
    const { description, handler, runtime, timeoutSeconds } = body;
    const before = found.side.function;
    const settings: FunctionSettings = {
      id: before?.id ?? newId("function"),
      description,
      handler,
      runtime,
      timeoutSeconds,
      dateCreated: before?.dateCreated ?? now(),
    };
    const raise = behaviour.functionRaisesVersion ? 1 : 0;
    const draft: ActionSide = { ...found.side, function: settings, version: found.side.version + raise };
    organization.putAction({ ...found.action, draft });
    return jsonAnswer(200, presentFunction(context, found.action.id, "draft", draft));
  };

  const askForUpload = (request: SimRequest): SimAnswer => {
    const { action, side } = requireSide(organization, request, "draft");
    const { fileName, signedUrlTimeoutSeconds } = parseJsonBody(request, uploadBody);
    const functionId = side.function?.id ?? action.id;
    return jsonAnswer(200, desk.grant(action.id, functionId, fileName, signedUrlTimeoutSeconds));
  };

  return [
    guarded(admit, "GET", `${ACTIONS}/functions/runtimes`, VIEW, () => jsonAnswer(200, runtimes)),
    guarded(admit, "GET", `${one}/function`, VIEW, (request) => {
      const { action, side } = requireSide(organization, request, "published");
      return jsonAnswer(200, presentFunction(context, action.id, "published", side));
    }),
    guarded(admit, "GET", `${one}/draft/function`, VIEW, (request) => {
      const { action, side } = lookAtZip(context, requireSide(organization, request, "draft"));
      return jsonAnswer(200, presentFunction(context, action.id, "draft", side));
    }),
    guarded(admit, "PUT", `${one}/draft/function`, EDIT, replace),
    guarded(admit, "POST", `${one}/draft/function/upload`, EDIT, askForUpload),
  ];
}

/**
 * A function may stay on a deprecated runtime, but not begin on one or change to it.
 *
 * @throws 400 `bad.request`
 */
function requireRuntime(
  { runtimes }: GenesysContext,
  name: string,
  live: FunctionSettings | undefined,
): void {
  const runtime = runtimes.find((each) => each.name === name);
  if (!runtime) throw badRequest(`runtime: there is no runtime ${name}`);
  const stays = runtime.status === "Deprecated" && live?.runtime === name;
  if (runtime.status !== "Available" && !stays)
    throw badRequest(`runtime: ${name} is ${runtime.status.toLowerCase()}`);
}
