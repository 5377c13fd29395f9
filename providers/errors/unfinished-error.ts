import { codeOf, type CodePrefix } from "./error-codes";
import { ProviderError } from "./provider-error";

/** What the engine is told of a resource that exists but is not finished. */
export interface UnfinishedParts {
  readonly platform: { readonly codePrefix: CodePrefix };
  readonly operation: string;
  readonly seen: string;
  readonly remedy: string;
  /** The resource's id on the platform. */
  readonly id: string;
  /** The outputs to record, `__provider` among them: refresh and destroy find no provider without it. */
  readonly properties: Record<string, unknown>;
}

/**
 * The platform accepted the resource and something failed afterwards. The provider host hands `id`, `properties` and `reasons`
 * to the engine, which records the resource as existing instead of forgetting it.
 *
 * Source: `grpcResponseFromError` in `@pulumi/pulumi/cmd/dynamic-provider/index.js` 3.248.0.
 */
export class UnfinishedError extends ProviderError {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  /** The only text the engine prints of such an error. */
  readonly reasons: string[];

  constructor(parts: UnfinishedParts) {
    super({ ...parts, code: codeOf(parts.platform, "UNFINISHED"), outcome: "done" });
    this.id = parts.id;
    this.properties = parts.properties;
    this.reasons = [this.message];
  }
}
