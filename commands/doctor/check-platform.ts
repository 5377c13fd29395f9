import { randomUUID } from "node:crypto";
import { hasProblem } from "../../providers/errors/provider-error";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import type { PlatformName } from "../../providers/platforms/platform-names.js";
import { baseUrlProblem } from "../../foundation/safe-url";
import { PLATFORMS } from "../../providers/platforms/platforms";
import { checkAddress, type Outside } from "./check-address";
import { type Check, failure } from "./finding";
import { PLATFORM_PROBES } from "./platform-probes";

const AREA = "platform";

/** Where the platform is, whether it lets us in, and what we may do there. */
export async function* checkPlatform(
  platform: PlatformName,
  get: (key: string) => string | undefined,
  api: DataActionsApi,
  outside: Outside,
): Check {
  const { permissions, addresses } = PLATFORM_PROBES[platform];
  const { name } = PLATFORMS[platform].capabilities;
  for (const [key, url] of Object.entries(addresses(get))) {
    if (url === undefined || url === "" || baseUrlProblem(url)) {
      yield {
        area: AREA,
        status: "skipped",
        seen: `The address of ${name} (${key}) is not set, or no address.`,
      };
      return;
    }
    const found = await checkAddress(AREA, key, url, outside);
    yield* found;
    if (found.some(({ status }) => status === "failed")) return;
  }
  try {
    await api.getAction(randomUUID());
    yield {
      area: AREA,
      status: "ok",
      seen: `${name} gives a token for the credentials, and lets it read actions.`,
    };
  } catch (error) {
    yield failure(AREA, error);
    return;
  }
  for (const { permission, ask } of permissions) {
    try {
      await ask(api);
      yield { area: AREA, status: "ok", seen: `Nothing speaks against the permission ${permission}.` };
    } catch (error) {
      if (hasProblem(error, "FORBIDDEN"))
        yield {
          area: AREA,
          status: "failed",
          seen: `The OAuth client lacks the permission ${permission}.`,
          remedy: `Grant it to the client at ${name}, then run this again.`,
        };
      else yield failure(AREA, error);
    }
  }
}
