import { spawn, type SpawnOptions, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { Client } from "pg";
import type { Certificate } from "./make-certificate";

const READY_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** A PostgreSQL server of the test's own, on loopback, with a password. */
export interface Postgres {
  /** With user, password and a database; no TLS. */
  readonly url: string;
  readonly password: string;
  /** Makes another database and gives its URL. */
  readonly createDatabase: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** @returns why no server can be started here, undefined where one can */
export function postgresIsMissing(): string | undefined {
  if (programs() === undefined)
    return "PostgreSQL's server is not installed (Debian: apt-get install postgresql)";
  if (isRoot() && account() === undefined)
    return "PostgreSQL does not run as root, and there is no account postgres to run it as";
  return undefined;
}

/**
 * Starts a server with an empty data folder; `postgresIsMissing` has said that it can.
 *
 * @param tls what it encrypts with for those who ask for it; nothing by default
 */
export async function startPostgres(tls?: Certificate): Promise<Postgres> {
  const { initdb, postgres } = programs() ?? { initdb: "", postgres: "" };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pg-"));
  const password = randomBytes(12).toString("hex");
  const passwordFile = path.join(folder, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  // The server refuses to run as root.
  const user = isRoot() ? account() : undefined;
  if (user) for (const file of [folder, passwordFile]) fs.chownSync(file, user.uid, user.gid);
  const options: SpawnOptions = { cwd: folder, ...user, stdio: ["ignore", "ignore", "pipe"] };
  const data = path.join(folder, "data");
  const made = spawnSync(
    initdb,
    ["-D", data, "-U", "tester", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    fsync: "off",
    ...(tls ? tlsSettings(data, tls, user) : {}),
  };
  const child = spawn(
    postgres,
    ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    options,
  );
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      hasEnded = true;
      resolve();
    }),
  );
  const urlOf = (database: string): string =>
    `postgres://tester:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
  const url = urlOf("postgres");
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (hasEnded || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return {
    url,
    password,
    createDatabase: async (name) => {
      await query(url, `CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    close: async () => {
      // SIGINT: it disconnects its clients and ends in order.
      child.kill("SIGINT");
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function tlsSettings(folder: string, tls: Certificate, user: Account | undefined): Record<string, string> {
  const file = (name: keyof Certificate): string => {
    const written = path.join(folder, `${name}.pem`);
    fs.writeFileSync(written, tls[name], { mode: 0o600 });
    if (user) fs.chownSync(written, user.uid, user.gid);
    return written;
  };
  return { ssl: "on", ssl_cert_file: file("certificate"), ssl_key_file: file("key") };
}

/** Debian keeps the server's programs off PATH, in a folder per version. */
function programs(): { initdb: string; postgres: string } | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(path.delimiter),
  ];
  for (const folder of folders) {
    const [initdb, postgres] = [path.join(folder, "initdb"), path.join(folder, "postgres")];
    if (fs.existsSync(initdb) && fs.existsSync(postgres)) return { initdb, postgres };
  }
  return undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

function account(): Account | undefined {
  const entry = /^postgres:[^:]*:(\d+):(\d+):/m.exec(fs.readFileSync("/etc/passwd", "utf8"));
  return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : undefined;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string): Promise<boolean> {
  return query(url, "SELECT 1").then(
    () => true,
    () => false,
  );
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
