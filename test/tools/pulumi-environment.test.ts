import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { pulumiEnvironment } from "../../tools/pulumi-environment";
import { usePath } from "../../tools/tool-chain/use-path";
import { writeToolChain } from "./support/fake-programs";
import { useTemporaryFolder } from "../support/temporary-folder";

const folder = useTemporaryFolder();
const inFolder = (...names: string[]) => path.join(folder(), ...names);
const project = () => inFolder("checkout");
let shell: NodeJS.ProcessEnv = {};

beforeEach(async () => {
  shell = {
    PATH: inFolder("bin"),
    XDG_CACHE_HOME: inFolder("cache"),
    PULUMI_HOME: inFolder("home"),
    OTHER: "kept",
  };
  writeToolChain(inFolder("bin"), "v3.248.0");
  await usePath(shell);
  fs.mkdirSync(project());
  fs.writeFileSync(path.join(project(), "Pulumi.yaml"), "name: my-project\nruntime: nodejs\n");
});

const run = (args: string, more: NodeJS.ProcessEnv = {}) =>
  pulumiEnvironment({
    cwd: project(),
    args: args.split(" "),
    env: { ...shell, ...more },
    checkout: project(),
  });

const writeHome = (file: string, value: unknown) => {
  fs.mkdirSync(path.dirname(inFolder("home", file)), { recursive: true });
  fs.writeFileSync(inFolder("home", file), JSON.stringify(value));
};
const selectStack = (stack: string) => {
  const hash = createHash("sha1").update(path.join(project(), "Pulumi.yaml")).digest("hex");
  writeHome(`workspaces/my-project-${hash}-workspace.json`, { stack });
};

describe("pulumiEnvironment", () => {
  const state = () => path.join(project(), ".pulumi-state");

  it("has the CLI, its folder first on PATH, and the environment of the shell", () => {
    const { command, env } = run("up", { PATH: `/elsewhere:${inFolder("bin")}` });
    expect(command).toBe(inFolder("bin", "pulumi"));
    expect(env["PATH"]).toBe(`${inFolder("bin")}:/elsewhere:${inFolder("bin")}`);
    expect(env).toMatchObject({ OTHER: "kept", PULUMI_SKIP_UPDATE_CHECK: "true" });
  });

  it("has Node.js keep what it compiles in the checkout, unless the shell says where", () => {
    const variable = "NODE_COMPILE_CACHE";
    expect(run("up").env[variable]).toBe(path.join(project(), ".build", "node-compile-cache"));
    expect(run("up", { [variable]: "/elsewhere" }).env[variable]).toBe("/elsewhere");
  });

  it("throws when set-up has not run", () => {
    expect(() => run("up", { PATH: "" })).toThrow(
      expect.objectContaining({ code: "TOOLCHAIN_NOT_SET_UP" }) as Error,
    );
  });

  describe("the backend", () => {
    it("is a folder of the checkout, for its owner only, and said to be, when none is chosen", () => {
      const { env, notes } = run("up -s staging");
      expect(env["PULUMI_BACKEND_URL"]).toBe(`file://${state()}`);
      expect(fs.statSync(state()).mode & 0o777).toBe(0o700);
      expect(notes).toEqual([
        `No backend is chosen (pulumi login or PULUMI_BACKEND_URL does): the state is kept in ${state()}.`,
      ]);
    });

    it("is a URL that the engine reads right when the checkout has a name that needs escapes", () => {
      const checkout = inFolder("a b%20c");
      const { env } = pulumiEnvironment({ cwd: project(), args: ["up"], env: shell, checkout });
      expect(env["PULUMI_BACKEND_URL"]).toBe(`file://${folder()}/a%20b%2520c/.pulumi-state`);
    });

    const untouched = (more: NodeJS.ProcessEnv = {}, args = "up -s dev") => {
      const { env, notes } = run(args, more);
      expect(notes).toEqual([]);
      expect(env["PULUMI_BACKEND_URL"]).toBe(more["PULUMI_BACKEND_URL"]);
      expect(env["PULUMI_CONFIG_PASSPHRASE"]).toBeUndefined();
      expect(fs.existsSync(state())).toBe(false);
    };

    it("is left alone when PULUMI_BACKEND_URL names one", () =>
      untouched({ PULUMI_BACKEND_URL: "s3://bucket" }));
    it("is left alone when a token is set", () => untouched({ PULUMI_ACCESS_TOKEN: "pul-x" }));
    it("is left alone when the command chooses one", () => untouched({}, "login --local"));

    it("is left alone when Pulumi.yaml names one", () => {
      fs.appendFileSync(path.join(project(), "Pulumi.yaml"), "backend:\n  url: s3://bucket\n");
      untouched();
    });

    it("is left alone when somebody is logged in", () => {
      writeHome("credentials.json", { current: "https://api.pulumi.com" });
      untouched();
    });

    it("is the default one after a logout", () => {
      writeHome("credentials.json", { current: "", accounts: {} });
      expect(run("up").notes).toHaveLength(1);
    });
  });

  describe("the passphrase", () => {
    const passphrase = (args: string, more: NodeJS.ProcessEnv = {}) => {
      const { env, notes } = run(args, more);
      expect(notes.length).toBe(env["PULUMI_CONFIG_PASSPHRASE"] === more["PULUMI_CONFIG_PASSPHRASE"] ? 1 : 2);
      return env["PULUMI_CONFIG_PASSPHRASE"];
    };
    const development = "cxone-data-actions-development";

    it("is the development one, and said to be, when the stack is local", () => {
      expect(passphrase("up -s local")).toBe(development);
      expect(passphrase("up -s organization/my-project/local")).toBe(development);
      expect(passphrase("stack init local")).toBe(development);
      expect(passphrase("up", { PULUMI_STACK: "local" })).toBe(development);
      selectStack("organization/my-project/local");
      expect(passphrase("up")).toBe(development);
    });

    it("is left alone when the stack is another one or unknown", () => {
      expect(passphrase("up")).toBeUndefined();
      expect(passphrase("up -s prod")).toBeUndefined();
      selectStack("local");
      expect(passphrase("up -s prod")).toBeUndefined();
      expect(passphrase("up", { PULUMI_STACK: "prod" })).toBeUndefined();
    });

    it("is left alone when the shell has one, an empty one too", () => {
      expect(passphrase("up -s local", { PULUMI_CONFIG_PASSPHRASE: "" })).toBe("");
      expect(passphrase("up -s local", { PULUMI_CONFIG_PASSPHRASE: "mine" })).toBe("mine");
      expect(passphrase("up -s local", { PULUMI_CONFIG_PASSPHRASE_FILE: "/f" })).toBeUndefined();
    });
  });
});
