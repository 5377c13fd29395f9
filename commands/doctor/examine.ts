import { discoverActions } from "../../infra/actions/discover-actions";
import { axiosTransport } from "../../providers/http/axios-transport";
import { PLATFORM_KEY, platformNameOf } from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";
import { findPulumiProject } from "../../tools/defaults/pulumi-project.js";
import { parseExport } from "../stack/exported-state";
import { pulumiReader } from "../stack/read-pulumi";
import { withStackStore } from "../stack/stack-store";
import { isDataAction, nameOfUrn } from "../stack/urn";
import { checkArtifacts } from "./check-artifacts";
import { checkBackend } from "./check-backend";
import { checkBackendsOfActions } from "./check-backends-of-actions";
import { checkConfiguration } from "./check-configuration";
import { checkDeployed } from "./check-deployed";
import { checkPlatform } from "./check-platform";
import { checkToolChain } from "./check-tool-chain";
import { type Check, failure, type Finding } from "./finding";

/** Everything that a deployment of the stack needs, in the order in which it needs it. */
export async function* examine(
  projectRoot: string,
  stack: string,
  environment: NodeJS.ProcessEnv = process.env,
): Check {
  let isReady = true;
  for (const finding of checkToolChain(environment)) {
    isReady &&= finding.status !== "failed" || finding.seen.startsWith("Node.js");
    yield finding;
  }
  if (!isReady) {
    yield skipped("backend", "without the Pulumi CLI");
    return;
  }
  const { findings, config } = await checkBackend(projectRoot, stack, environment);
  yield* findings;
  if (!config) {
    yield skipped("configuration", "without the stack's configuration");
    return;
  }
  const project = findPulumiProject(projectRoot)?.name ?? "";
  const get = (key: string): string | undefined => config[`${project}:${key}`]?.value;
  const actions = orFailure("configuration", () => discoverActions(projectRoot));
  if ("status" in actions) yield actions;
  else {
    yield checkConfiguration(project, stack, config, actions.result, environment);
    yield* checkBackendsOfActions(actions.result, get, { transport: axiosTransport });
  }
  yield await checkArtifacts((work) => withStackStore(stack, projectRoot, work));
  const platform = platformNameOf(get(PLATFORM_KEY));
  if (platform === undefined) {
    yield skipped("platform", `for ${PLATFORM_KEY} names none`);
    return;
  }
  const connected = orFailure(
    "platform",
    () => PLATFORMS[platform].readSettings(get, environment).connect().actions,
  );
  if ("status" in connected) {
    yield connected;
    return;
  }
  const api = connected.result;
  let isIn = true;
  for await (const finding of checkPlatform(platform, get, api, { transport: axiosTransport })) {
    isIn &&= finding.status === "ok" || finding.status === "warning";
    yield finding;
  }
  if (!isIn) {
    yield skipped("actions", "without the platform");
    return;
  }
  const exported = await pulumiReader(projectRoot)(["stack", "export", "--stack", stack]);
  yield* checkDeployed(deployedIds(exported), api, stack);
}

/** What an exception leaves is a finding, for the other checks can go on. */
function orFailure<T>(area: string, work: () => T): { readonly result: T } | Finding {
  try {
    return { result: work() };
  } catch (error) {
    return failure(area, error);
  }
}

function deployedIds(exported: string): Map<string, string> {
  const resources = parseExport(exported)?.resources ?? [];
  const actions = resources.filter(({ urn, delete: isLeft }) => isDataAction(urn) && !isLeft);
  return new Map(actions.flatMap(({ urn, id }) => (id === undefined ? [] : [[nameOfUrn(urn), id] as const])));
}

function skipped(area: string, why: string): Finding {
  return { area, status: "skipped", seen: `Not looked at, nor what comes after it, ${why}.` };
}
