import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { CommandError } from "../command-error";
import { maskSecrets } from "../text/mask-secrets";

/** The CLI's exit code where there is no such stack (Pulumi 3.248; test/e2e/start.e2e.test.ts). */
const STACK_NOT_FOUND = 6;

/** A value of the stack's configuration, by the key's name. */
export interface ConfigSetting {
  readonly value: string;
  readonly secret: boolean;
}

/** What one run of the CLI told. */
interface Answer {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A stack that `npm start` deploys: in the checkout's own state folder, with its configuration where every command looks for
 * it, in a `Pulumi.<stack>.yaml` that git ignores. Names the stack in each call, so that no selected stack is touched.
 */
export class LocalStack {
  /** Absolute path of the stack's configuration. */
  readonly configFile: string;

  /**
   * @param name of the stack
   * @param projectRoot the folder of Pulumi.yaml
   * @param environment that the CLI runs in: backend and passphrase
   */
  constructor(
    readonly name: string,
    private readonly projectRoot: string,
    readonly environment: NodeJS.ProcessEnv,
  ) {
    this.configFile = path.join(projectRoot, `Pulumi.${name}.yaml`);
  }

  /** What makes any call of the CLI one of this stack. */
  get arguments(): string[] {
    return ["--stack", this.name];
  }

  /**
   * Makes the stack where it is missing, and sets what differs from `settings`. Keys of the project that nothing needs
   * any more are removed, because the program refuses unknown ones; others that are not in `settings` stay.
   * Secrets go through standard input, never through a process's arguments.
   *
   * @param needed the names of the keys that the program knows
   * @returns every key of the project that the stack then has
   * @throws COMMAND_INVALID where the CLI refuses, with its own words
   */
  async configure(
    settings: Readonly<Record<string, ConfigSetting>>,
    needed: ReadonlySet<string>,
  ): Promise<Set<string>> {
    const present = await this.readOrMake();
    const obsolete = Object.keys(present).filter((key) => !needed.has(key));
    if (obsolete.length > 0) await this.run(["config", "rm-all", ...obsolete]);
    const wrong = Object.entries(settings)
      .filter(([key]) => needed.has(key))
      .filter(([key, { value, secret }]) => present[key]?.value !== value || present[key]?.secret !== secret);
    const plain = wrong.filter(([, { secret }]) => !secret);
    const pairs = plain.flatMap(([key, { value }]) => ["--plaintext", `${key}=${value}`]);
    if (pairs.length > 0) await this.run(["config", "set-all", ...pairs]);
    for (const [key, { value, secret }] of wrong)
      if (secret) await this.run(["config", "set", "--secret", key], value);
    fs.chmodSync(this.configFile, 0o600);
    const kept = Object.keys(present).filter((key) => needed.has(key));
    return new Set([...kept, ...wrong.map(([key]) => key)]);
  }

  private async readOrMake(): Promise<Record<string, ConfigSetting>> {
    const read = ["config", "--show-secrets", "--json", ...this.arguments];
    const answer = await this.call(read);
    if (answer.exitCode === 0) return this.byName(answer.stdout);
    if (answer.exitCode !== STACK_NOT_FOUND) throw this.refused(read, answer);
    await this.run(["stack", "init", "--no-select"]);
    return this.byName(await this.run(["config", "--show-secrets", "--json"]));
  }

  /** `project:name` → `name`; keys of others, such as `pulumi:…`, are none of ours. */
  private byName(json: string): Record<string, ConfigSetting> {
    const prefix = `${findPulumiProject(this.projectRoot)?.name ?? ""}:`;
    const config = Object.entries(JSON.parse(json) as Record<string, ConfigSetting>);
    const ours = config.filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(ours.map(([key, setting]) => [key.slice(prefix.length), setting]));
  }

  private async run(args: readonly string[], input?: string): Promise<string> {
    const all = [...args, ...this.arguments];
    const answer = await this.call(all, input);
    if (answer.exitCode !== 0) throw this.refused(all, answer);
    return answer.stdout;
  }

  private call(args: readonly string[], input = ""): Promise<Answer> {
    const cwd = this.projectRoot;
    const all = [...args, "--non-interactive", "--color", "never"];
    const { command, env } = pulumiEnvironment({ cwd, args: all, env: this.environment });
    return new Promise((resolve, reject) => {
      const child = spawn(command, all, { cwd, env, stdio: "pipe", shell: command.endsWith(".cmd") });
      let stdout = "";
      let stderr = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
      child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
      // A CLI that ends without reading its input is not an error here; its exit code tells.
      child.stdin.on("error", () => undefined).end(input);
    });
  }

  private refused(args: readonly string[], { exitCode, stderr }: Answer): CommandError {
    return new CommandError(
      `Preparing stack ${this.name} failed: pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}: ` +
        `${maskSecrets(stderr.trim(), process.env) || "it said nothing"}\nFix that, then run npm start again.`,
    );
  }
}
