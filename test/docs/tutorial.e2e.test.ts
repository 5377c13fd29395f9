import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { copyOfCheckout } from "../e2e/support/copy-of-checkout";
import { hasPrinted, tutorialSteps, type TutorialStep } from "./support/tutorial-steps";

const steps = tutorialSteps(fs.readFileSync(path.resolve(__dirname, "../../docs/tutorial.md"), "utf8"));
/** What runs until somebody ends it. */
const ENDLESS = /^npm run dev\b/;

let folder: string;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  ({ folder, environment } = await copyOfCheckout("crm-contact-enrichment"));
  const temporary = path.join(folder, ".tmp");
  fs.mkdirSync(temporary);
  environment = { ...environment, TMPDIR: temporary };
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Does a step as a reader does; rejects where a command fails, or does not print what the text says. */
function follow(step: TutorialStep): Promise<void> {
  if (step.kind === "run") return run(step);
  fs.mkdirSync(path.dirname(path.join(folder, step.file)), { recursive: true });
  fs.writeFileSync(path.join(folder, step.file), step.content);
  return Promise.resolve();
}

function run({ command, expected }: Extract<TutorialStep, { kind: "run" }>): Promise<void> {
  const isEndless = ENDLESS.test(command);
  return new Promise((resolve, reject) => {
    // In a process group of its own, as a terminal has it: Ctrl-C reaches all of it.
    const child = spawn("sh", ["-c", command], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let isInterrupted = false;
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (!isEndless || isInterrupted || !hasPrinted(output, expected)) return;
      isInterrupted = true;
      process.kill(-(child.pid ?? 0), "SIGINT");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject).on("close", (exitCode) => {
      const isAsTold = hasPrinted(output, expected) && (isEndless ? isInterrupted : exitCode === 0);
      if (isAsTold) resolve();
      else
        reject(
          new Error(
            `${command}\nended with ${exitCode} and printed:\n${output}\nand not:\n${expected.join("\n")}`,
          ),
        );
    });
  });
}

describe("docs/tutorial.md", () => {
  it("can be followed step by step", async () => {
    expect(steps.filter(({ kind }) => kind === "write").length).toBeGreaterThan(3);
    for (const step of steps) await follow(step);
  }, 600_000);
});
