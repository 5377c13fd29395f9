import { readFileSync } from "node:fs";
import * as path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import type { ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/** Any node of the parsed document. */
export type DocumentNode = Record<string, unknown>;

/** A request or an answer as it went over the wire, for {@link ContractValidator}. */
export interface MessageExtras {
  /** Default: application/json. Parameters such as a charset are ignored. */
  readonly contentType?: string;
  /** Names in any case. Only of use for answers. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * Holds messages to one OpenAPI 3.1 document. Every method answers the list of problems, empty when the message keeps
 * the contract, so that a test says `expect(contract.validateRequest(…)).toEqual([])`.
 */
export interface ContractValidator {
  /** `pathAndQuery` as sent, percent-encoded. `body` as an object (form bodies: decoded), undefined for none. */
  validateRequest(method: string, pathAndQuery: string, body?: unknown, extras?: MessageExtras): string[];
  /** `pathAndQuery` of the request that was answered. `body` undefined for none. */
  validateResponse(
    method: string,
    pathAndQuery: string,
    status: number,
    body?: unknown,
    extras?: MessageExtras,
  ): string[];
  /** Every operation of the document, as `METHOD /path/{template}`. */
  operations(): string[];
  /** Every example of the document that its own schema refuses. */
  validateExamples(): string[];
}

const METHODS = ["get", "put", "post", "delete", "patch"];

const loaded = new Map<string, ContractValidator>();

/**
 * Loads an OpenAPI 3.1 document (YAML, local `$ref`s only) for validation with JSON Schema 2020-12; once, because each
 * schema is compiled. `file` is relative to the project's root; default `docs/openapi.yaml`, the CXone contract.
 */
export function loadContract(file = "docs/openapi.yaml"): ContractValidator {
  const contract = loaded.get(file) ?? load(file);
  loaded.set(file, contract);
  return contract;
}

function load(file: string): ContractValidator {
  const document = parse(readFileSync(path.join(__dirname, "../..", file), "utf8")) as DocumentNode;
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(document, "contract");
  const compiled = new Map<string, ValidateFunction>();

  const at = (pointer: string): DocumentNode => {
    const node = pointer
      .split("/")
      .slice(1)
      .reduce<unknown>(
        (parent, key) => (parent as DocumentNode | undefined)?.[unescapePointer(key)],
        document,
      );
    const target = (node as DocumentNode | undefined)?.$ref;
    return typeof target === "string" ? at(target.slice(1)) : ((node ?? {}) as DocumentNode);
  };
  const resolve = (pointer: string): string => {
    const last = pointer.lastIndexOf("/");
    const parent = at(pointer.slice(0, last));
    const target = (parent[unescapePointer(pointer.slice(last + 1))] as DocumentNode | undefined)?.$ref;
    return typeof target === "string" ? target.slice(1) : pointer;
  };
  const check = (schemaPointer: string, value: unknown, what: string): string[] => {
    const validate =
      compiled.get(schemaPointer) ?? ajv.compile({ $ref: `contract#${encodeURI(schemaPointer)}` });
    compiled.set(schemaPointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${what}${error.instancePath} ${error.message ?? error.keyword}${detail(error.params)}`,
    );
  };

  const findOperation = (method: string, pathname: string): string | undefined => {
    const template = Object.keys(at("/paths")).find((candidate) => templateMatches(candidate, pathname));
    if (template === undefined) return undefined;
    const pointer = `/paths/${escapePointer(template)}/${method.toLowerCase()}`;
    return Object.keys(at(pointer)).length > 0 ? pointer : undefined;
  };
  const parametersOf = (operation: string): { pointer: string; parameter: DocumentNode }[] =>
    [operation, operation.slice(0, operation.lastIndexOf("/"))].flatMap((owner) =>
      ((at(owner).parameters ?? []) as unknown[]).map((_, index) => {
        const pointer = resolve(`${owner}/parameters/${index}`);
        return { pointer, parameter: at(pointer) };
      }),
    );

  const checkQuery = (operation: string, query: URLSearchParams): string[] => {
    const declared = parametersOf(operation).filter(({ parameter }) => parameter.in === "query");
    const unknown = [...query.keys()].filter(
      (name) => !declared.some(({ parameter }) => parameter.name === name),
    );
    return [
      ...unknown.map((name) => `query parameter ${name} is not in the contract`),
      ...declared.flatMap(({ pointer, parameter }) => {
        const name = String(parameter.name);
        const text = query.get(name);
        if (text === null) return parameter.required === true ? [`query parameter ${name} is missing`] : [];
        const type = (parameter.schema as DocumentNode).type;
        const value = type === "integer" && /^-?\d+$/.test(text) ? Number(text) : text;
        return check(`${pointer}/schema`, value, `query parameter ${name}`);
      }),
    ];
  };
  const checkBody = (owner: string, body: unknown, extras: MessageExtras): string[] => {
    const content = at(owner).content as DocumentNode | undefined;
    if (content === undefined) return body === undefined ? [] : ["a body where the contract has none"];
    if (body === undefined) return ["no body where the contract has one"];
    const type = (extras.contentType ?? "application/json").split(";")[0]?.trim() ?? "";
    if (!(type in content)) return [`content type ${type} is not in the contract`];
    return check(`${owner}/content/${escapePointer(type)}/schema`, body, "body");
  };
  const checkHeaders = (owner: string, headers: NonNullable<MessageExtras["headers"]>): string[] =>
    Object.keys((at(owner).headers ?? {}) as DocumentNode).flatMap((name) => {
      const pointer = resolve(`${owner}/headers/${name}`);
      const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
      if (value === undefined) return at(pointer).required === true ? [`header ${name} is missing`] : [];
      return check(`${pointer}/schema`, value, `header ${name}`);
    });

  return {
    validateRequest(method, pathAndQuery, body, extras = {}) {
      const [pathname = "", query = ""] = pathAndQuery.split("?");
      const operation = findOperation(method, pathname);
      if (operation === undefined) return [`${method} ${pathname} is not in the contract`];
      const problems = checkQuery(operation, new URLSearchParams(query));
      const owner = resolve(`${operation}/requestBody`);
      return [...problems, ...checkBody(owner, body, extras)];
    },
    validateResponse(method, pathAndQuery, status, body, extras = {}) {
      const [pathname = ""] = pathAndQuery.split("?");
      const operation = findOperation(method, pathname);
      if (operation === undefined) return [`${method} ${pathname} is not in the contract`];
      const responses = at(`${operation}/responses`);
      const key = [String(status), `${String(status)[0]}XX`].find((candidate) => candidate in responses);
      if (key === undefined) return [`status ${status} of ${method} ${pathname} is not in the contract`];
      const owner = resolve(`${operation}/responses/${key}`);
      return [
        ...checkBody(owner, body, extras),
        ...(extras.headers ? checkHeaders(owner, extras.headers) : []),
      ];
    },
    operations: () =>
      Object.entries(at("/paths")).flatMap(([template, item]) =>
        METHODS.filter((method) => method in (item as DocumentNode)).map(
          (method) => `${method.toUpperCase()} ${template}`,
        ),
      ),
    validateExamples: () =>
      mediaTypes(document).flatMap(({ pointer, mediaType }) => {
        const named = Object.entries((mediaType.examples ?? {}) as Record<string, { value: unknown }>);
        const examples = [
          ...("example" in mediaType ? [mediaType.example] : []),
          ...named.map(([, { value }]) => value),
        ];
        return examples.flatMap((example) => check(`${pointer}/schema`, example, `${pointer} example`));
      }),
  };
}

/** Every node of the document that has a schema and examples for it. */
function mediaTypes(node: unknown, pointer = ""): { pointer: string; mediaType: DocumentNode }[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "schema" in node && ("example" in node || "examples" in node);
  return [
    ...(own ? [{ pointer, mediaType: node as DocumentNode }] : []),
    ...Object.entries(node).flatMap(([key, child]) => mediaTypes(child, `${pointer}/${escapePointer(key)}`)),
  ];
}

/** A template's `{name}` stands for one non-empty segment. */
function templateMatches(template: string, pathname: string): boolean {
  const expected = template.split("/");
  const actual = pathname.split("/");
  return (
    expected.length === actual.length &&
    expected.every((part, index) => (part.startsWith("{") ? actual[index] !== "" : part === actual[index]))
  );
}

function detail(params: Record<string, unknown>): string {
  const named = params.additionalProperty ?? params.unevaluatedProperty ?? params.allowedValue;
  return typeof named === "string" ? ` (${named})` : "";
}

const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescapePointer = (key: string): string => key.replaceAll("~1", "/").replaceAll("~0", "~");
