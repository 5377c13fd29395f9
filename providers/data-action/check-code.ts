import { stat } from "node:fs/promises";
import { checkFailure, type CheckFailure } from "./check-failure";
import { parseCodeAsset } from "./code-asset";
import { type Properties } from "../properties";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import { UNKNOWN } from "./unknown-value";

/** Checks that the code is a file asset whose file is there and is not too large for the platform. */
export async function checkCode(
  inputs: Properties,
  { name, limits: { maxCodeBytes } }: PlatformCapabilities,
): Promise<CheckFailure[]> {
  if (inputs["code"] === UNKNOWN) return [];
  const asset = parseCodeAsset(inputs["code"]);
  if (!asset || asset.path === "") {
    return [
      checkFailure("code", "is not a file asset", "Give the bundle as new pulumi.asset.FileAsset(path)."),
    ];
  }
  const file = await stat(asset.path).catch(() => undefined);
  if (!file?.isFile()) {
    const seen = `names a file that is not there (${asset.path})`;
    return [checkFailure("code", seen, "Run the program again: it writes the bundle.", "CODE_MISSING")];
  }
  if (file.size <= maxCodeBytes) return [];
  return [
    checkFailure(
      "code",
      `is larger than ${name} takes (${file.size} bytes of at most ${maxCodeBytes})`,
      "Make the bundle smaller: the manifest names its biggest modules.",
      "CODE_TOO_LARGE",
    ),
  ];
}
