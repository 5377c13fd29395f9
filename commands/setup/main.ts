import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { setUp } from "../../tools/setup.js";

const LINE = commandLine({
  name: "setup",
  summary:
    "Makes sure that a Pulumi CLI, its Node.js hosts and the command plugin are there: found on PATH, downloaded, or " +
    "built from pinned Go modules, in this order. CXONE_TOOLCHAIN=path|download|build forces one way, " +
    "CXONE_PULUMI_DOWNLOAD_URL names a mirror.",
  options: {},
  example: "npm run setup",
});

const WAYS = { path: "found on PATH", download: "downloaded", build: "built from its Go modules" };

/** `npm run setup`: sets the tool chain up, and says what it is. */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async () => {
    const report = (line: string): void => void process.stderr.write(`${line}\n`);
    const { version, way, executable, commandPlugin } = await setUp(process.env, report);
    const plugin = commandPlugin === "real" ? "the command plugin" : "the stand-in of the command plugin";
    process.stdout.write(
      `Pulumi ${version} is ready (${WAYS[way]}), with ${plugin}: ${executable}\n` +
        "Next: npm start, which needs no account, or npm run doctor -- --stack STACK\n",
    );
  },
});
