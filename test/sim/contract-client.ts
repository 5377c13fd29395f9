import { loadContract } from "../openapi/contract-validator";

/** An answer as a test reads it. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; undefined without a body. */
  readonly body: Body;
}

/** What a call sends. */
export interface CallOptions {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

/** A client that calls a simulator and holds every answer to an OpenAPI document before the test sees it. */
export class ContractClient {
  private readonly contract;
  private readonly baseUrl: string;

  constructor(document: string, baseUrl: string) {
    this.contract = loadContract(document);
    this.baseUrl = baseUrl;
  }

  /** @throws Error the answer breaks the contract */
  async call<Body = unknown>(method: string, path: string, options: CallOptions = {}): Promise<Answer<Body>> {
    const { json, form, headers, token } = options;
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    const body = text === "" ? undefined : (JSON.parse(text) as unknown);
    const problems = this.contract.validateResponse(method, path, response.status, body, {
      headers: Object.fromEntries(response.headers),
      contentType: response.headers.get("content-type") ?? "",
    });
    if (problems.length > 0) {
      throw new Error(`${method} ${path} ${response.status} breaks the contract: ${problems.join("; ")}`);
    }
    return { status: response.status, headers: response.headers, body: body as Body };
  }
}
