import * as fs from "node:fs";
import * as path from "node:path";
import { commandProvider } from "../../../tools/command-plugin/command-provider";
import { toSecret } from "../../../tools/command-plugin/wire-values";
import { useTemporaryFolder } from "../../support/temporary-folder";

const urn = "urn:pulumi:dev::project::parent:type:Thing$command:local:Command::my::name";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Outputs = Record<string, unknown>;

/** The provider's functions, and the lines it would show. */
function provider() {
  const lines: string[] = [];
  const { check, diff, create, update, cancel, ...rest } = commandProvider("1.2.1", (_urn, line) =>
    lines.push(line),
  );
  return {
    lines,
    check: (inputs: unknown, of = urn) => check!(of, {}, inputs),
    diff: (olds: unknown, news: unknown) => diff!("id", urn, olds, news),
    create: async (inputs: unknown) => (await create!(urn, inputs)) as { id: string; outs: Outputs },
    update: async (olds: unknown, news: unknown) => (await update!("id", urn, olds, news)).outs as Outputs,
    remove: (state: unknown) => rest.delete!("id", urn, state),
    cancel: () => cancel!(),
  };
}

describe("commandProvider", () => {
  const folder = useTemporaryFolder();

  describe("create", () => {
    it("runs the command with its environment, input, folder and interpreter, and keeps both outputs", async () => {
      const inputs = {
        create: "echo $GREETING; cat; pwd; echo warning >&2; echo",
        environment: { GREETING: "hello" },
        stdin: "from stdin\n",
        dir: folder(),
        interpreter: ["/bin/sh", "-e", "-c"],
      };
      const { id, outs } = await provider().create(inputs);
      expect(id).toMatch(/^my::name[0-9a-f]{8}$/);
      expect(outs).toEqual({ ...inputs, stdout: `hello\nfrom stdin\n${folder()}\n`, stderr: "warning" });
    });

    it("runs nothing when there is no create", async () => {
      expect((await provider().create({ delete: "exit 1" })).outs).toEqual({
        delete: "exit 1",
        stdout: "",
        stderr: "",
      });
    });

    it("passes when the command does not read its input", async () => {
      const { outs } = await provider().create({ create: "exit 0", stdin: "x".repeat(1_000_000) });
      expect(outs["stdout"]).toBe("");
    });

    it("fails with the exit code and what was written, and without the environment", async () => {
      const inputs = { create: "echo out; echo bad >&2; exit 3", environment: { TOKEN: "t0ken" } };
      await expect(provider().create(inputs)).rejects.toThrow(
        /^The create command of "my::name" ended with exit code 3\. It wrote:\n(out\nbad|bad\nout)$/,
      );
    });

    it("fails when the folder does not exist", async () => {
      await expect(provider().create({ create: "true", dir: path.join(folder(), "none") })).rejects.toThrow(
        /^The create command of "my::name" was ended by an error\. It wrote:\nspawn \/bin\/sh ENOENT$/,
      );
    });
  });

  describe("secrets", () => {
    const inputs = {
      create: "echo got $TOKEN; echo $TOKEN >&2",
      environment: { TOKEN: toSecret("t0ken-value") },
    };

    it("stay secret, and make the outputs secret", async () => {
      const { outs } = await provider().create(inputs);
      expect(outs).toEqual({
        ...inputs,
        stdout: toSecret("got t0ken-value"),
        stderr: toSecret("t0ken-value"),
      });
    });

    it("are masked in what is shown", async () => {
      const { lines, create } = provider();
      await create(inputs);
      expect(lines.sort()).toEqual(["[secret]", "got [secret]"]);
    });

    it("leave stderr alone, masked, in the error", async () => {
      const failing = { ...inputs, create: `${inputs.create}; exit 1` };
      await expect(provider().create(failing)).rejects.toThrow(
        'The create command of "my::name" ended with exit code 1. It wrote:\n[secret]',
      );
    });
  });

  describe("update", () => {
    const olds = { create: "echo old", stdout: "old", stderr: "" };

    it("runs update, which sees the outputs before it", async () => {
      const news = { create: "exit 1", update: 'echo "after $PULUMI_COMMAND_STDOUT"' };
      expect(await provider().update(olds, news)).toEqual({ ...news, stdout: "after old", stderr: "" });
    });

    it("runs create when there is no update", async () => {
      expect((await provider().update(olds, { create: "echo new" }))["stdout"]).toBe("new");
    });

    it("keeps the outputs when there is neither", async () => {
      expect(await provider().update(olds, { delete: "true" })).toEqual({
        delete: "true",
        stdout: "old",
        stderr: "",
      });
    });

    it("does not show the outputs before it when addPreviousOutputInEnv is false", async () => {
      const news = { create: 'echo "after $PULUMI_COMMAND_STDOUT"', addPreviousOutputInEnv: false };
      expect((await provider().update(olds, news))["stdout"]).toBe("after ");
    });
  });

  describe("delete", () => {
    it("runs delete, which sees the outputs before it", async () => {
      const file = path.join(folder(), "deleted");
      await provider().remove({
        delete: `echo "$PULUMI_COMMAND_STDOUT" > ${file}`,
        stdout: toSecret("made"),
        stderr: "",
      });
      expect(fs.readFileSync(file, "utf8")).toBe("made\n");
    });
  });

  describe("diff", () => {
    const olds = {
      create: "a",
      triggers: [1],
      environment: { K: toSecret("v") },
      stdout: "x",
      stderr: "",
      archive: {},
    };
    const same = { create: "a", triggers: [1], environment: { K: toSecret("v") } };

    it.each([
      ["nothing", same, { changes: false, replaces: [] }],
      [
        "only the secretness of a value",
        { ...same, environment: { K: "v" } },
        { changes: false, replaces: [] },
      ],
      ["a command", { ...same, create: "b" }, { changes: true, replaces: [] }],
      ["a secret", { ...same, environment: { K: toSecret("w") } }, { changes: true, replaces: [] }],
      ["an input taken away", { create: "a", triggers: [1] }, { changes: true, replaces: [] }],
      ["a trigger", { ...same, triggers: [2] }, { changes: true, replaces: ["triggers"] }],
      [
        "a trigger not known yet",
        { ...same, triggers: [unknown] },
        { changes: true, replaces: ["triggers"] },
      ],
    ])("for a change of %s is as the real plugin's", async (_what, news, expected) => {
      expect(await provider().diff(olds, news)).toEqual(expected);
    });
  });

  describe("check", () => {
    it("adds the default that the real plugin adds", async () => {
      expect(await provider().check({ create: "a" })).toEqual({
        inputs: { create: "a", addPreviousOutputInEnv: true },
        failures: [],
      });
    });

    it("names each input that does not hold, without its value", async () => {
      const { failures } = await provider().check({
        create: 1,
        environment: { A: 2 },
        interpreter: "sh",
        logging: "all",
        triggers: "x",
        addPreviousOutputInEnv: "yes",
        assetPaths: ["*"],
      });
      expect(failures?.map(({ property, reason }) => `${property} ${reason}`)).toEqual([
        "create must be a string",
        "environment must be an object of strings",
        "interpreter must be an array of strings",
        "logging must be stdout, stderr, stdoutAndStderr or none",
        "triggers must be an array",
        "addPreviousOutputInEnv must be true or false",
        "assetPaths the stand-in of the command plugin does not support assetPaths: install the real one",
      ]);
    });

    it("passes values that are not known yet, and secrets", async () => {
      const inputs = {
        create: unknown,
        environment: toSecret({ A: unknown }),
        stdin: toSecret("x"),
        triggers: unknown,
      };
      expect((await provider().check(inputs)).failures).toEqual([]);
    });

    it("refuses the other resources of the plugin", async () => {
      const other = "urn:pulumi:dev::project::command:remote:Command::command:local:Command::x";
      await expect(provider().check({}, other)).rejects.toThrow("has no command:remote:Command");
    });
  });

  describe("logging", () => {
    it.each([
      [undefined, ["err", "out"]],
      ["stdout", ["out"]],
      ["stderr", ["err"]],
      ["none", []],
    ])("when it is %s shows %j", async (logging, expected) => {
      const { lines, create } = provider();
      await create({ create: "echo out; printf err >&2", ...(logging && { logging }) });
      expect(lines.sort()).toEqual(expected);
    });
  });

  describe("cancel", () => {
    it("ends the command that runs", async () => {
      const { create, cancel } = provider();
      const created = create({ create: "exec sleep 60" });
      await cancel();
      await expect(created).rejects.toThrow('The create command of "my::name" was ended by');
    });
  });
});
