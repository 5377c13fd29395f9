const fs = require("node:fs");
const path = require("node:path");
const { clearInterval, setInterval } = require("node:timers");
const { fillCache } = require("./cached-tool-chain");
const { EXECUTABLES, findExecutable, pathFolders, writeLauncher } = require("./executables");
const { canBuild, goLine, goVersion } = require("./go-version");
const { runProcess } = require("../../load/run-process");
const { LANGUAGE_HOST_VERSION, PULUMI_VERSION } = require("./versions");

/** @typedef {import("./use-path").Attempt} Attempt */

const SDK = "github.com/pulumi/pulumi/sdk/v3";
const TOOLS = path.dirname(__dirname);

/** The two programs, each with a Go module of its own (their dependencies don't agree), the quick one first. */
const PROGRAMS = [
  {
    module: path.join(TOOLS, "language-host"),
    package: `${SDK}/nodejs/cmd/pulumi-language-nodejs`,
    file: `${EXECUTABLES.languageHost}-${LANGUAGE_HOST_VERSION}`,
    ldflags: "-s -w",
  },
  {
    module: path.join(TOOLS, "pulumi-cli"),
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    file: EXECUTABLES.cli,
    ldflags: `-s -w -X ${SDK}/go/common/version.Version=v${PULUMI_VERSION}`,
  },
];

/**
 * Builds the CLI and the language host from their Go modules, pinned by the committed `go.mod` and `go.sum` that every
 * build verifies against; no checksum database is needed. Takes about 4 minutes on 2 cores, once.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} report
 * @returns {Promise<Attempt>}
 */
async function useBuild(env, report) {
  const go = findExecutable("go", pathFolders(env));
  const least = goLine(path.join(TOOLS, "pulumi-cli", "go.mod"));
  if (!go) return { missing: `there is no \`go\` on PATH (Go ${least} or newer is needed)` };
  const found = await goVersion(go, env);
  if (!canBuild(found, least))
    return { missing: `${go} is Go ${found.version}, and Go ${least} or newer is needed` };

  report(
    `Building Pulumi ${PULUMI_VERSION} from its Go modules. This happens once and takes about 4 minutes.`,
  );
  try {
    const toolChain = await fillCache(env, "build", async (bin) => {
      for (const program of PROGRAMS) await build(go, program, bin, env, report);
      addScripts(bin);
    });
    return { toolChain };
  } catch (error) {
    if (error instanceof BuildError) return { missing: error.message };
    throw error;
  }
}

class BuildError extends Error {}

/** @param {string} go @param {typeof PROGRAMS[number]} program @param {string} bin @param {NodeJS.ProcessEnv} env @param {(line: string) => void} report */
async function build(go, program, bin, env, report) {
  const startedMs = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedMs) / 1000)} s`;
  const timer = setInterval(() => report(`  still building ${program.file} (${elapsed()})`), 30_000);
  const output = path.join(bin, process.platform === "win32" ? `${program.file}.exe` : program.file);
  try {
    const { exitCode, stderr } = await runProcess(
      go,
      // Given as arguments, these win over what GOFLAGS says.
      [
        "build",
        "-mod=readonly",
        "-buildvcs=false",
        "-trimpath",
        "-ldflags",
        program.ldflags,
        "-o",
        output,
        program.package,
      ],
      { cwd: program.module, env: { ...env, GOWORK: "off" } },
    );
    if (exitCode !== 0) throw new BuildError(`\`go build\` of ${program.file} failed: ${lastLines(stderr)}`);
  } finally {
    clearInterval(timer);
  }
  report(`  built ${program.file} (${elapsed()})`);
}

/**
 * The scripts beside the programs. That language host doesn't read `typescript: false` from Pulumi.yaml, so a launcher
 * says it. The dynamic provider's script resolves `@pulumi/pulumi` from the program's folder, so it serves any checkout.
 */
function addScripts(/** @type {string} */ bin) {
  const host = `${EXECUTABLES.languageHost}-${LANGUAGE_HOST_VERSION}`;
  writeLauncher(bin, EXECUTABLES.languageHost, {
    posix: `"$here/${host}" -typescript=false`,
    windows: `"%~dp0${host}.exe" -typescript=false`,
  });
  const script =
    process.platform === "win32" ? `${EXECUTABLES.dynamicProvider}.cmd` : EXECUTABLES.dynamicProvider;
  fs.copyFileSync(
    path.join(path.dirname(require.resolve("@pulumi/pulumi/package.json")), script),
    path.join(bin, script),
  );
  fs.chmodSync(path.join(bin, script), 0o755);
}

const lastLines = (/** @type {string} */ text) => text.trim().split("\n").slice(-3).join(" ").trim();

module.exports = { useBuild };
