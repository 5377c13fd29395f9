import { command } from "../../load/command";
import { parseDoctorOptions } from "./doctor-options";
import { examine } from "./examine";
import { type Finding, forStack } from "./finding";
import { renderEnd, renderFinding } from "./render-finding";

/**
 * `npm run doctor -- --stack S [--json]`: looks for what would stop a deployment, and changes nothing. Ends with 0 where
 * nothing does, with 1 where something does.
 */
export const main = command({
  read: parseDoctorOptions,
  run: async ({ stack, json }, { projectRoot }) => {
    const findings: Finding[] = [];
    for await (const found of examine(projectRoot, stack)) {
      const finding = forStack(found, stack);
      findings.push(finding);
      if (!json) process.stdout.write(`${renderFinding(finding)}\n`);
    }
    const ok = findings.every(({ status }) => status !== "failed");
    const end = json ? JSON.stringify({ stack, ok, findings }, null, 2) : `\n${renderEnd(stack, findings)}`;
    process.stdout.write(`${end}\n`);
    return ok ? 0 : 1;
  },
});
