import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { cacheFolder } from "../../tools/tool-chain/cache-folder.js";

const VERSION = "5.2.5";
const INSTALL_TIMEOUT_MS = 300_000;

/** A server that speaks S3, on loopback, with its objects in memory. */
export interface Moto {
  /** Of the server, without a slash at its end. */
  readonly endpoint: string;
  /** Credentials for the AWS clients; the server accepts any. */
  readonly environment: Readonly<Record<string, string>>;
  readonly createBucket: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Installs moto's server with the machine's pip into the project's cache folder, unless it is there. It works at once
 * and not in a promise, so that a test file can decide while it is loaded whether to skip.
 *
 * @returns why it is not available, undefined where it is
 */
export function motoIsMissing(): string | undefined {
  const folder = motoFolder();
  if (fs.existsSync(folder)) return undefined;
  const own = `${folder}.${process.pid}`;
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--retries",
    "1",
    "--timeout",
    "30",
    "--target",
    own,
    `moto[server]==${VERSION}`,
  ];
  const { status, error, stderr } = spawnSync("python3", pip, {
    encoding: "utf8",
    timeout: INSTALL_TIMEOUT_MS,
  });
  if (status !== 0) {
    fs.rmSync(own, { recursive: true, force: true });
    const seen = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
    return `moto's S3 server cannot be installed (python3 -m pip install moto[server]: ${seen})`;
  }
  try {
    fs.renameSync(own, folder);
  } catch {
    // Another test file was faster.
    fs.rmSync(own, { recursive: true, force: true });
  }
  return undefined;
}

/** Starts the server on a free port; `motoIsMissing` has said that it can. */
export async function startMoto(): Promise<Moto> {
  const child = spawn("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"], {
    env: { ...process.env, PYTHONPATH: motoFolder(), PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let output = "";
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("error", reject);
    child.once("close", () => reject(new Error(`moto's server ended at once:\n${output}`)));
  });
  return {
    endpoint,
    environment: {
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    createBucket: async (name) => {
      const { status } = await fetch(`${endpoint}/${name}`, { method: "PUT" });
      if (status !== 200) throw new Error(`Creating the bucket ${name} was answered with ${status}.`);
    },
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function motoFolder(): string {
  return path.join(cacheFolder(process.env), `moto-${VERSION}`);
}
