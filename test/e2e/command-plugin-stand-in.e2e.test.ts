import * as fs from "node:fs";
import * as path from "node:path";
import { installStandIn, installedCommandPlugin } from "../../tools/tool-chain/command-plugin";
import { ensureToolChain } from "../../tools/tool-chain/ensure-tool-chain";
import { runProcess } from "../../load/run-process";
import { pulumiEnvironment } from "../../tools/pulumi-environment";
import { useTemporaryFolder } from "../support/temporary-folder";

jest.setTimeout(15 * 60_000);

const folder = useTemporaryFolder();
const inFolder = (...names: string[]) => path.join(folder(), ...names);
const SECRET = "a-secret-value-7f3a";

/** The environment of a machine of its own: its own Pulumi home, state and passphrase. */
const shell = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PULUMI_HOME: inFolder("home"),
  PULUMI_BACKEND_URL: `file://${inFolder("state")}`,
  PULUMI_CONFIG_PASSPHRASE: "of this test",
});

async function pulumi(...args: string[]) {
  const { command, env } = pulumiEnvironment({ cwd: inFolder("program"), args, env: shell() });
  return runProcess(command, ["--non-interactive", "--color=never", ...args], {
    cwd: inFolder("program"),
    env,
  });
}

/** Writes the program: one `local.Command` with these inputs, its output given as a stack output. */
function writeProgram(inputs: string): void {
  const program = `
const { local } = require("@pulumi/command");
const pulumi = require("@pulumi/pulumi");
const command = new local.Command("probe", { ${inputs} });
exports.stdout = command.stdout;
exports.id = command.id;`;
  fs.writeFileSync(inFolder("program", "index.js"), program);
}

async function outputs() {
  const { stdout } = await pulumi("stack", "output", "--json", "--show-secrets");
  return JSON.parse(stdout) as { stdout: string; id: string };
}

async function up() {
  const { exitCode, stdout, stderr } = await pulumi("up", "--yes", "--skip-preview");
  if (exitCode !== 0) throw new Error(stdout + stderr);
}

/** The text of every file below a folder. */
function textOf(root: string): string {
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return files.map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8")).join("\n");
}

describe("the stand-in of the command plugin", () => {
  beforeEach(async () => {
    const toolChain = await ensureToolChain(process.env, (line) => console.error(line));
    await installStandIn(toolChain.executable, shell());
    for (const name of ["program", "state"]) fs.mkdirSync(inFolder(name));
    fs.symlinkSync(path.resolve(__dirname, "../../node_modules"), inFolder("program", "node_modules"));
    fs.writeFileSync(
      inFolder("program", "Pulumi.yaml"),
      "name: stand-in\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
    );
    await pulumi("stack", "init", "test");
  });

  it("carries a local.Command through its life on the real engine", async () => {
    expect(installedCommandPlugin(shell())).toBe("stand-in");
    const deleted = inFolder("deleted");
    const inputs = (create: string, trigger: number, more = "") =>
      `create: ${JSON.stringify(create)}, delete: ${JSON.stringify(`echo "$PULUMI_COMMAND_STDOUT" >> ${deleted}`)},
       environment: { KEY: pulumi.secret("${SECRET}") }, triggers: [${trigger}], ${more}`;

    // Created, with a secret that reaches the command and is plain text nowhere.
    writeProgram(inputs('echo "one $KEY"', 1));
    await up();
    const created = await outputs();
    expect(created.stdout).toBe(`one ${SECRET}`);
    expect(textOf(inFolder("state"))).not.toContain(SECRET);
    expect(textOf(inFolder("state"))).toContain("ciphertext");

    // Nothing to do for the same program.
    expect(await pulumi("preview", "--expect-no-changes")).toMatchObject({ exitCode: 0 });

    // Another command is run in place; without `update`, create again.
    writeProgram(inputs('echo "two $PULUMI_COMMAND_STDOUT"', 1));
    await up();
    expect(await outputs()).toEqual({ stdout: `two one ${SECRET}`, id: created.id });

    // With `update`, that one.
    writeProgram(inputs("exit 1", 1, 'update: "echo three"'));
    await up();
    expect(await outputs()).toEqual({ stdout: "three", id: created.id });

    // A new trigger replaces: the new one is made, then the old one's delete runs.
    writeProgram(inputs("echo four", 2));
    await up();
    const replaced = await outputs();
    expect(replaced.stdout).toBe("four");
    expect(replaced.id).not.toBe(created.id);
    expect(fs.readFileSync(deleted, "utf8")).toBe("three\n");

    // A failure fails the update, is told, and changes no state.
    writeProgram(inputs('echo "key is $KEY" >&2; exit 3', 2));
    const failed = await pulumi("up", "--yes", "--skip-preview");
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout).toContain('The update command of "probe" ended with exit code 3. It wrote:');
    expect(failed.stdout).toContain("key is [secret]");
    expect(failed.stdout + failed.stderr).not.toContain(SECRET);
    expect((await outputs()).stdout).toBe("four");

    // The last delete, with the last output.
    expect(await pulumi("destroy", "--yes", "--skip-preview")).toMatchObject({ exitCode: 0 });
    expect(fs.readFileSync(deleted, "utf8")).toBe("three\nfour\n");
    expect(textOf(inFolder("state"))).not.toContain(SECRET);
  });
});
