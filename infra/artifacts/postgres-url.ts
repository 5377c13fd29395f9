/** The state table of an engine that was not given another. Source: backend/diy/postgres/bucket.go 3.248.0. */
const ENGINE_DEFAULT_TABLE = "pulumi_state";

/**
 * The state table that a URL names by its parameter `table`, undefined where it is the engine's default one. As for the
 * engine, which puts the name into its SQL as it stands, letters outside of double quotes count as small ones.
 */
export function stateTableOf(url: URL): string | undefined {
  const name = url.searchParams.get("table") || ENGINE_DEFAULT_TABLE;
  const table = name.includes('"') ? name : name.toLowerCase();
  return table === ENGINE_DEFAULT_TABLE ? undefined : table;
}

/**
 * A URL as our client has to be told it. The engine's client encrypts unless `sslmode` says otherwise, and ours does
 * not; `uselibpqcompat` gives the modes the meaning they have for the engine.
 * Source: lib/pq (used by the engine 3.248.0) and pg-connection-string 2.14.
 */
export function clientUrl(url: URL): string {
  const result = new URL(url);
  const { searchParams } = result;
  searchParams.delete("table");
  if (!searchParams.has("sslmode")) searchParams.set("sslmode", process.env["PGSSLMODE"] || "require");
  searchParams.set("uselibpqcompat", "true");
  return result.toString();
}

/**
 * The URL of a store that somebody chose by itself: without an `sslmode`, the server has to show a certificate that is
 * valid for its name (`verify-full`). One that is derived from the state's backend keeps what the engine makes of it.
 */
export function verified(url: string): string {
  if (!URL.canParse(url)) return url;
  const result = new URL(url);
  if (!result.searchParams.has("sslmode")) result.searchParams.set("sslmode", "verify-full");
  return result.toString();
}
