import * as fs from "node:fs";
import * as path from "node:path";
import type { SimulatorUrls } from "./with-simulators";

/** Where `Pulumi.dev.yaml` expects the simulators. */
const committed: SimulatorUrls = { cxoneUrl: "http://127.0.0.1:18080", crmUrl: "http://127.0.0.1:18081" };

/**
 * The arguments that make Pulumi use the simulators' real addresses: none where they are the committed ones, otherwise
 * a copy of the stack's file in the simulators' folder, so that the committed file stays as it is.
 */
export function stackFileArguments(projectRoot: string, urls: SimulatorUrls): string[] {
  if (urls.cxoneUrl === committed.cxoneUrl && urls.crmUrl === committed.crmUrl) return [];
  const text = fs.readFileSync(path.join(projectRoot, "Pulumi.dev.yaml"), "utf8");
  const copy = path.join(projectRoot, ".sim", "Pulumi.dev.yaml");
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  fs.writeFileSync(
    copy,
    text.replaceAll(committed.cxoneUrl, urls.cxoneUrl).replaceAll(committed.crmUrl, urls.crmUrl),
  );
  return ["--config-file", copy];
}
