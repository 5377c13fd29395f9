import { ProviderError } from "../../errors/provider-error";
import { textOf, type Properties } from "../../properties";
import type { ApiCalls } from "./api-calls";
import { RUNTIMES_PATH } from "./api-paths";

/** Makes sure, before anything is written, that the platform has a runtime. Which there are is asked once a process. */
export class RuntimeCheck {
  private runtimes: Promise<Properties[]> | undefined;

  constructor(private readonly calls: ApiCalls) {}

  /**
   * Looks for a runtime. One that is deprecated serves the actions that have it already, as far as the sources agree: the
   * platform decides.
   *
   * @param before the runtime that the action has; undefined for a new one
   * @throws INPUT_INVALID, and what the call throws
   */
  async require(
    { name, runtime }: { readonly name: string; readonly runtime: string },
    before?: string,
  ): Promise<void> {
    const operation = `Check of the runtime of data action "${name}"`;
    this.runtimes ??= this.calls.readList({ operation, path: RUNTIMES_PATH }).catch((error: unknown) => {
      this.runtimes = undefined;
      throw error;
    });
    const runtimes = await this.runtimes;
    const status = runtimes.find((one) => textOf(one, "name") === runtime)?.["status"];
    if (status === "Available" || (status === "Deprecated" && runtime === before)) return;
    const available = runtimes
      .filter(({ status }) => status === "Available")
      .map((one) => textOf(one, "name"));
    throw new ProviderError({
      code: "INPUT_INVALID",
      operation,
      seen: `found ${runtime} ${typeof status === "string" ? status.toLowerCase() : "unknown to Genesys Cloud"}`,
      remedy: `Use one that is available: pulumi config set genesysRuntime ${available.at(-1) ?? "NAME"} (there are: ${available.join(", ") || "none"}).`,
    });
  }
}
