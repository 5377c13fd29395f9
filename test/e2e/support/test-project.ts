import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { environmentKeys } from "../../../infra/actions/environment";
import { discoverActions } from "../../../infra/actions/discover-actions";
import { runBackends, type RunningBackend } from "../../../sim/backends/run-backends";
import { type CrmSimulator, startCrm } from "../../../sim/crm/start-crm";
import { type CxoneSimulator, startCxone } from "../../../sim/cxone/start-cxone";
import {
  type GenesysCloudSimulator,
  startGenesysCloud,
} from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { PlatformName } from "../../../providers/platforms/platform-names.js";
import { pulumiEnvironment } from "../../../tools/pulumi-environment.js";
import { setUp } from "../../../tools/setup.js";
import { copyActionSources } from "../../support/action-sources";

const checkout = path.resolve(__dirname, "../../..");
const sources =
  "Pulumi.yaml package.json tsconfig.json commands foundation infra load providers sim tools".split(" ");

/** What a run of the CLI printed and how it ended. */
export interface PulumiRun {
  readonly exitCode: number | null;
  /** Standard output and standard error, as a person would see them. */
  readonly output: string;
}

/** A copy of the project with a backend, a stack, simulators and one action of its own. */
export interface TestProject {
  readonly folder: string;
  readonly stateFolder: string;
  readonly cxone: CxoneSimulator;
  /** There where the project is on Genesys Cloud. */
  readonly genesysCloud: GenesysCloudSimulator;
  readonly crm: CrmSimulator;
  /** Those that its action brings (`sim.ts`), configured. */
  readonly backends: readonly RunningBackend[];
  readonly secrets: TestSecrets;
  /** Runs the real CLI on stack `test`. */
  readonly pulumi: (...args: string[]) => Promise<PulumiRun>;
  /** As `pulumi`, but fails the test with the output where the CLI fails. */
  readonly pulumiOk: (...args: string[]) => Promise<string>;
  /** Sets a secret of the configuration through standard input. */
  readonly setSecret: (key: string, value: string) => Promise<void>;
  /** The environment that `pulumi` runs in, to change or add to. */
  readonly environment: NodeJS.ProcessEnv;
  /** Replaces text in a source file of the copy; fails where it is not there. */
  readonly edit: (file: string, from: string | RegExp, to: string) => void;
  readonly close: () => Promise<void>;
}

/** Values that may stand nowhere in plain text; each test project has its own. */
export type TestSecrets = {
  readonly cxoneClientSecret: string;
  readonly genesysClientSecret: string;
  readonly crmClientSecret: string;
  readonly passphrase: string;
};

/** What may differ between test projects. */
export interface TestProjectOptions {
  /** Added to what the CLI runs in, for example `PULUMI_BACKEND_URL` of another backend than the file backend. */
  readonly environment?: Readonly<Record<string, string>>;
  /** An action of the checkout, or of its examples, that it has instead of the tests' own, {@link SAMPLE_ACTION}. */
  readonly action?: string;
  /** That its stack is on. Default `cxone`. */
  readonly platform?: PlatformName;
}

/** Makes a project in a new folder, with a configured stack `test` on a file backend, and nothing deployed yet. */
export async function createTestProject(options: TestProjectOptions = {}): Promise<TestProject> {
  await setUp(process.env, () => undefined);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "data-actions-"));
  for (const name of sources)
    fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  copyActionSources(folder, options.action);
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  const stateFolder = path.join(folder, "state");
  fs.mkdirSync(stateFolder);
  const secrets = {
    cxoneClientSecret: randomSecret(),
    genesysClientSecret: randomSecret(),
    crmClientSecret: randomSecret(),
    passphrase: randomSecret(),
  };
  const cxone = await startCxone({
    clients: [{ clientId: "test-cxone", clientSecret: secrets.cxoneClientSecret }],
  });
  const genesysCloud = await startGenesysCloud({
    clients: [{ clientId: "test-genesys", clientSecret: secrets.genesysClientSecret }],
  });
  const crm = await startCrm({
    credentials: { clientId: "test-crm", clientSecret: secrets.crmClientSecret },
  });
  const backends = await runBackends({
    actionsFolder: path.join(folder, "action-src"),
    dataDir: path.join(folder, ".sim"),
    belongsTo: { owner: folder, dataDir: folder },
  });
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${stateFolder}`,
    PULUMI_CONFIG_PASSPHRASE: secrets.passphrase,
    PULUMI_STACK: "test",
    ...options.environment,
  };
  const pulumi = (...args: string[]) => runPulumi(folder, environment, args);
  const pulumiOk = async (...args: string[]): Promise<string> => {
    const { exitCode, output } = await pulumi(...args);
    if (exitCode !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${exitCode}:\n${output}`);
    return output;
  };
  const project: TestProject = {
    folder,
    stateFolder,
    cxone,
    genesysCloud,
    crm,
    backends: backends.all,
    secrets,
    environment,
    pulumi,
    pulumiOk,
    setSecret: async (key, value) => {
      const { exitCode, output } = await runPulumi(
        folder,
        environment,
        ["config", "set", "--secret", key],
        value,
      );
      if (exitCode !== 0) throw new Error(`Setting ${key} failed:\n${output}`);
    },
    edit: (file, from, to) => editFile(path.join(folder, file), from, to),
    close: async () => {
      await Promise.all([cxone.close(), genesysCloud.close(), crm.close(), backends.close()]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  await configure(project, options.platform ?? "cxone");
  return project;
}

async function configure(project: TestProject, platform: PlatformName): Promise<void> {
  const { pulumiOk, setSecret, cxone, genesysCloud, secrets } = project;
  await pulumiOk("stack", "init", "test");
  if (platform === "genesys-cloud") {
    await pulumiOk("config", "set", "platform", platform);
    await pulumiOk("config", "set", "genesysBaseUrl", genesysCloud.url);
    await pulumiOk("config", "set", "genesysLoginUrl", genesysCloud.loginUrl);
    await pulumiOk("config", "set", "genesysClientId", "test-genesys");
    await setSecret("genesysClientSecret", secrets.genesysClientSecret);
  } else {
    await pulumiOk("config", "set", "cxoneBaseUrl", cxone.url);
    await pulumiOk("config", "set", "cxoneClientId", "test-cxone");
    await setSecret("cxoneClientSecret", secrets.cxoneClientSecret);
  }
  await configureBackends(project);
}

/** The CRM and the backends that the actions bring, as far as the actions ask for them; the program refuses more. */
async function configureBackends(project: TestProject): Promise<void> {
  const { folder, backends, crm, secrets, pulumiOk, setSecret } = project;
  const offered: Record<string, string> = {
    crmBaseUrl: crm.apiBaseUrl,
    crmAuthUrl: crm.tokenUrl,
    crmClientId: "test-crm",
    crmClientSecret: secrets.crmClientSecret,
  };
  for (const { configuration } of backends) Object.assign(offered, configuration);
  for (const { name, secret } of environmentKeys(discoverActions(folder))) {
    const value = offered[name];
    if (value === undefined) continue;
    if (secret) await setSecret(name, value);
    else await pulumiOk("config", "set", name, value);
  }
}

function randomSecret(): string {
  return randomBytes(18).toString("base64");
}

function runPulumi(
  folder: string,
  environment: NodeJS.ProcessEnv,
  args: string[],
  input = "",
): Promise<PulumiRun> {
  const all = ["--non-interactive", "--color", "never", ...args];
  const { command, env } = pulumiEnvironment({ cwd: folder, args: all, env: environment });
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { cwd: folder, env, stdio: "pipe" });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
    child.stdin.end(input);
  });
}

function editFile(file: string, from: string | RegExp, to: string): void {
  const before = fs.readFileSync(file, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not contain ${String(from)}`);
  fs.writeFileSync(file, after);
}
