import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A certificate and its key, each in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate for 127.0.0.1 that nobody but itself has signed; undefined where the machine has no openssl. */
export function makeCertificate(): Certificate | undefined {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "certificate-"));
  try {
    const [certificate, key] = [path.join(folder, "certificate.pem"), path.join(folder, "key.pem")];
    const words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test";
    const { status } = spawnSync(
      "openssl",
      [...words.split(" "), "-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key],
      { stdio: "ignore" },
    );
    if (status !== 0) return undefined;
    return { certificate: fs.readFileSync(certificate, "utf8"), key: fs.readFileSync(key, "utf8") };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
