const fs = require("node:fs");
const path = require("node:path");
const { fillCache } = require("./cached-tool-chain");
const { EXECUTABLES, findExecutable } = require("./executables");
const { ANSWER_TIMEOUT_MS, fetchText, saveFile } = require("./fetch-file");
const { KNOWN_CHECKSUMS } = require("./known-checksums");
const { runProcess } = require("../../load/run-process");
const { ToolChainError } = require("./tool-chain-error");
const { PULUMI_VERSION } = require("./versions");

/** @typedef {import("./use-path").Attempt} Attempt */

const OFFICIAL_URL = "https://get.pulumi.com/releases/sdk";

/**
 * Downloads the official archive for this platform (it holds the language hosts too), and checks it against the
 * published SHA-256 checksums, and these against the one held in this repository where there is one. `CXONE_PULUMI_DOWNLOAD_URL` names a mirror of the folder, HTTPS but on loopback.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} report
 * @param {Readonly<Record<string, string>>} [known] SHA-256 by archive, default those held here
 * @returns {Promise<Attempt>}
 * @throws {ToolChainError} `TOOLCHAIN_CHECKSUM`, `TOOLCHAIN_BAD_OPTION`
 */
async function useDownload(env, report, known = KNOWN_CHECKSUMS) {
  const base = baseUrl(env);
  const archive = archiveName(process.platform, process.arch);
  if (!archive) return { missing: `there is no download for ${process.platform} on ${process.arch}` };
  try {
    const checksum = checksumOf(archive, await fetchText(`${base}/pulumi-${PULUMI_VERSION}-checksums.txt`));
    if (checksum !== (known[archive] ?? checksum)) throw wrongChecksum(`${base}/${archive}`, "known");
    report(`Downloading Pulumi ${PULUMI_VERSION} from ${base}.`);
    const toolChain = await fillCache(env, "download", async (bin) => {
      const file = path.join(path.dirname(bin), archive);
      const seen = await saveFile(`${base}/${archive}`, file);
      if (seen !== checksum) throw wrongChecksum(`${base}/${archive}`, "published");
      await extract(file, bin);
      fs.rmSync(file);
    });
    return { toolChain };
  } catch (error) {
    if (error instanceof ToolChainError) throw error;
    return { missing: reasonOf(base, error) };
  }
}

/** @param {NodeJS.ProcessEnv} env */
function baseUrl(env) {
  const base = (env["CXONE_PULUMI_DOWNLOAD_URL"] || OFFICIAL_URL).replace(/\/+$/, "");
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const loopback = url?.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url?.protocol === "https:" || loopback) return base;
  throw new ToolChainError(
    "TOOLCHAIN_BAD_OPTION",
    "Set-up can't use CXONE_PULUMI_DOWNLOAD_URL: it is not an https:// address. Set it to a mirror's folder, or unset it.",
  );
}

/**
 * The name of the official archive.
 *
 * @param {string} platform
 * @param {string} arch
 * @returns {string | undefined} undefined where none is published
 */
function archiveName(platform, arch) {
  const name = { linux: "linux", darwin: "darwin", win32: "windows" }[platform];
  if (!name || !["x64", "arm64"].includes(arch)) return undefined;
  return `pulumi-v${PULUMI_VERSION}-${name}-${arch}.${platform === "win32" ? "zip" : "tar.gz"}`;
}

/** @param {string} archive @param {string} checksums lines of a SHA-256 and a file name */
function checksumOf(archive, checksums) {
  const line = checksums.split("\n").find((text) => text.trim().split(/\s+\*?/)[1] === archive);
  const checksum = line?.trim().split(/\s+/)[0]?.toLowerCase();
  if (!checksum || !/^[0-9a-f]{64}$/.test(checksum))
    throw new Error(`the checksum file has no line for ${archive}`);
  return checksum;
}

/** The archive holds a folder `pulumi`, on Windows `pulumi/bin`; `tar` of Windows 10 and later reads zip files too. */
async function extract(/** @type {string} */ archive, /** @type {string} */ bin) {
  const { exitCode, stderr } = await runProcess("tar", ["-xf", archive, "-C", bin]);
  if (exitCode !== 0) throw new Error(`tar could not unpack it: ${stderr.trim().split("\n").at(-1)}`);
  const root = path.join(bin, "pulumi");
  const folder = fs.existsSync(path.join(root, "bin")) ? path.join(root, "bin") : root;
  // The folder has the CLI's name, so it makes way before its files move up.
  const aside = path.join(bin, ".unpacked");
  fs.renameSync(folder, aside);
  fs.rmSync(root, { recursive: true, force: true });
  for (const name of fs.readdirSync(aside)) fs.renameSync(path.join(aside, name), path.join(bin, name));
  fs.rmdirSync(aside);
  for (const name of Object.values(EXECUTABLES))
    if (!findExecutable(name, [bin])) throw new Error(`the archive has no ${name}`);
}

/** @param {string} url @param {"published" | "known"} which */
function wrongChecksum(url, which) {
  const seen =
    which === "published"
      ? "its SHA-256 is not the published one"
      : "its checksum file names another SHA-256 than is known";
  return new ToolChainError(
    "TOOLCHAIN_CHECKSUM",
    `Set-up refuses ${url}: ${seen}. Run \`npm run setup\` again; if it stays so, the ` +
      "archive was changed on its way: tell whoever runs your network or mirror, and use CXONE_TOOLCHAIN=build meanwhile.",
  );
}

/** @param {string} base @param {unknown} error */
function reasonOf(base, error) {
  const { message, name, cause } = /** @type {Error & { cause?: NodeJS.ErrnoException }} */ (error);
  if (name === "AbortError" || name === "TimeoutError")
    return `${base} did not answer in ${ANSWER_TIMEOUT_MS / 1000} s, or stopped answering`;
  return cause ? `${base} can't be reached (${cause.code ?? cause.message})` : message;
}

module.exports = { useDownload, archiveName };
