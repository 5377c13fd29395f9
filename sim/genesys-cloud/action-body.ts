import * as z from "zod";
import type { ActionConfig } from "./store/records";

const text = z.string().min(1).max(256);
const texts = z.record(z.string(), z.string());
const headers = z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, "is no name of a header"), z.string());
/** The server makes it itself, and ignores what is sent. */
const ignored = z.unknown().optional();

const config = z
  .strictObject({
    timeoutSeconds: z.number().int().min(1).max(60).optional(),
    request: z
      .strictObject({
        requestUrlTemplate: ignored,
        requestTemplateUri: ignored,
        requestTemplate: z.string().optional(),
        requestType: z.enum(["GET", "PUT", "POST", "PATCH", "DELETE"]).default("POST"),
        headers: headers.default({}),
      })
      .default({ requestType: "POST", headers: {} }),
    response: z
      .strictObject({
        translationMap: texts.default({}),
        translationMapDefaults: texts.default({}),
        successTemplate: z.string().optional(),
        successTemplateUri: ignored,
      })
      .default({ translationMap: {}, translationMapDefaults: {} }),
  })
  .transform(({ timeoutSeconds, request, response }): ActionConfig => {
    const { requestType, requestTemplate, headers } = request;
    const { translationMap, translationMapDefaults, successTemplate } = response;
    return {
      timeoutSeconds,
      request: { requestType, requestTemplate, headers },
      response: { translationMap, translationMapDefaults, successTemplate },
    };
  });

const schema = z.record(z.string(), z.unknown());
const contract = z
  .strictObject({
    input: z.strictObject({ inputSchema: schema }),
    output: z.strictObject({ successSchema: schema }),
  })
  .transform(({ input, output }) => ({
    inputSchema: input.inputSchema,
    successSchema: output.successSchema,
  }));

/** `PostActionInput`. It has no `id`; one that is sent counts for nothing (ASSUMED: draft-routes.test.ts). */
export const postActionBody = z.strictObject({
  id: ignored,
  category: text,
  name: text,
  integrationId: z.string().min(1),
  config,
  contract,
  secure: z.boolean().default(false),
});

const version = z.number().int();

/** `UpdateDraftInput`. */
export const updateDraftBody = z.strictObject({
  version,
  category: text.optional(),
  name: text.optional(),
  config: config.optional(),
  contract: contract.optional(),
  secure: z.boolean().optional(),
});

/** `UpdateActionInput`: neither contract nor secure. */
export const updateActionBody = z.strictObject({
  version,
  category: text.optional(),
  name: text.optional(),
  config: config.optional(),
});

/** `PublishDraftInput`. */
export const publishDraftBody = z.strictObject({ version });
