import * as fs from "node:fs/promises";
import * as path from "node:path";
import { bundleAction } from "../../../infra/bundle/bundle-action";

const projectRoot = path.resolve(__dirname, "..", "..", "..");
const actionFolder = path.join("action-src", "crm-contact-enrichment");
const baselineFile = path.join(__dirname, "bundle-size.json");

const MOST_BYTES = 75_000;
const MOST_GROWTH_PERCENT = 3;

/** What is recorded of a bundle: its ZIP's size, and the sizes of its parts before compression. */
interface BundleSize {
  readonly zipBytes: number;
  /** Path of a module or name of a package, to bytes. */
  readonly parts: Readonly<Record<string, number>>;
}

async function measure(root: string): Promise<BundleSize> {
  const { bytes, manifest } = await bundleAction(root, path.join(root, actionFolder));
  const parts: Record<string, number> = {};
  for (const line of manifest.split("\n")) {
    const [, moduleName, moduleBytes] = /^module (.+) (\d+) B /.exec(line) ?? [];
    const [, packageName, kilobytes] = /^dependency (\S+) \S+ (\d+) kB$/.exec(line) ?? [];
    const name = moduleName ?? packageName;
    if (name === undefined) throw new Error(`The manifest has a line of another kind: ${line}`);
    parts[name] = (parts[name] ?? 0) + (moduleName ? Number(moduleBytes) : Number(kilobytes) * 1000);
  }
  return { zipBytes: bytes.length, parts };
}

/** Complaints about a bundle that is too large; each names the parts that grew, the largest growth first. */
function sizeComplaints(baseline: BundleSize, actual: BundleSize): string[] {
  const growthPercent = (actual.zipBytes / baseline.zipBytes - 1) * 100;
  const grown = Object.entries(actual.parts)
    .map(([name, bytes]) => ({ name, bytes: bytes - (baseline.parts[name] ?? 0) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => `${name} (+${bytes} B before compression)`);
  const culprits = `Grown since the recorded size: ${grown.slice(0, 5).join(", ") || "nothing"}.`;
  const complaints: string[] = [];
  if (actual.zipBytes > MOST_BYTES) {
    complaints.push(`The bundle has ${actual.zipBytes} bytes, more than ${MOST_BYTES}. ${culprits}`);
  }
  if (growthPercent > MOST_GROWTH_PERCENT) {
    complaints.push(
      `The bundle grew by ${growthPercent.toFixed(1)} % to ${actual.zipBytes} bytes. ${culprits} ` +
        "Undo that, or record the new size with UPDATE_BUNDLE_SIZE=1.",
    );
  }
  return complaints;
}

async function readBaseline(): Promise<BundleSize> {
  return JSON.parse(await fs.readFile(baselineFile, "utf8")) as BundleSize;
}

/** A copy of the action's sources inside the project, so that its packages are found; removed afterwards. */
async function withEditedCopy<T>(
  edit: (source: string) => string,
  work: (root: string) => Promise<T>,
): Promise<T> {
  const build = path.join(projectRoot, ".build");
  await fs.mkdir(build, { recursive: true });
  const root = await fs.mkdtemp(path.join(build, "bundle-size-"));
  try {
    for (const name of ["action-src", "foundation"])
      await fs.cp(path.join(projectRoot, name), path.join(root, name), { recursive: true });
    const contract = path.join(root, actionFolder, "contract.ts");
    await fs.writeFile(contract, edit(await fs.readFile(contract, "utf8")));
    return await work(root);
  } finally {
    await fs.rm(root, { recursive: true, force: true });
  }
}

describe("the bundle's size", () => {
  it("is within the limit and the recorded growth when the action is bundled", async () => {
    const actual = await measure(projectRoot);
    if (process.env.UPDATE_BUNDLE_SIZE === "1") {
      await fs.writeFile(baselineFile, `${JSON.stringify(actual, null, 2)}\n`);
    }
    expect(sizeComplaints(await readBaseline(), actual)).toEqual([]);
    expect(Object.keys(actual.parts)).toEqual(expect.arrayContaining(["axios", "zod"]));
  });

  it("is refused with zod named when one import keeps every locale", async () => {
    const byNamespace = 'import * as z from "zod";';
    const actual = await withEditedCopy((source) => {
      expect(source).toContain(byNamespace);
      return source.replace(byNamespace, 'import { z } from "zod";');
    }, measure);
    const complaints = sizeComplaints(await readBaseline(), actual);
    expect(complaints).toHaveLength(2);
    for (const complaint of complaints) expect(complaint).toMatch(/Grown since the recorded size: zod \(\+/);
  });

  it("is refused with the package named when the action takes a new dependency", async () => {
    const use = '\nimport * as fflate from "fflate";\nexport const unused = Object.keys(fflate);\n';
    const actual = await withEditedCopy((source) => source + use, measure);
    const [complaint] = sizeComplaints(await readBaseline(), actual);
    expect(complaint).toContain("fflate (+");
  });

  it("is refused with the module named when a module of ours grows", async () => {
    // Text that does not compress, as a certificate or a table would be.
    const digits = Array.from({ length: 4_000 }, (_, n) => ((n * n * 7919) % 65_521).toString(36)).join("");
    const use = `\nexport const table = { [process.argv[0] ?? ""]: "${digits}" };\n`;
    const actual = await withEditedCopy((source) => source + use, measure);
    const [complaint] = sizeComplaints(await readBaseline(), actual);
    expect(complaint).toContain("recorded size: action-src/crm-contact-enrichment/contract.ts (+");
  });
});
