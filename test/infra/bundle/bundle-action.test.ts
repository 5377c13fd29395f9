import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { unzipSync } from "fflate";
import { bundleAction } from "../../../infra/bundle/bundle-action";
import { SAMPLE_ACTION, copyActionSources } from "../../support/action-sources";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const action = path.join("action-src", SAMPLE_ACTION);
const temporaryFolder = useTemporaryFolder();
let projectRoot: string;
beforeEach(() => (projectRoot = copyOfSources("project")));

/** A copy of the sources in a new folder, which shares the packages. */
function copyOfSources(name = "another place for a checkout"): string {
  const folder = path.join(temporaryFolder(), name);
  copyActionSources(folder);
  fs.cpSync(path.join(checkout, "foundation"), path.join(folder, "foundation"), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

function bundle(root: string) {
  return bundleAction(root, path.join(root, action));
}

describe("bundleAction", () => {
  it("gives the same bytes and manifest in another folder", async () => {
    const here = await bundle(projectRoot);
    const there = await bundle(copyOfSources());

    expect(there.codeSha256).toBe(here.codeSha256);
    expect(there.manifest).toBe(here.manifest);
  });

  it("gives the same bytes and manifest when a module is only reformatted", async () => {
    const before = await bundle(projectRoot);
    const folder = copyOfSources();
    const file = path.join(folder, action, "handler.ts");
    fs.writeFileSync(file, `// a comment\n\n${fs.readFileSync(file, "utf8").replaceAll("  ", "      ")}`);
    const after = await bundle(folder);

    expect(after.codeSha256).toBe(before.codeSha256);
    expect(after.manifest).toBe(before.manifest);
  });

  it("changes the line of the module that was edited, and of no other", async () => {
    const before = await bundle(projectRoot);
    const folder = copyOfSources();
    fs.appendFileSync(path.join(folder, action, "index.ts"), '\nconsole.debug("edited");\n');
    const after = await bundle(folder);
    const changed = after.manifest.split("\n").filter((line) => !before.manifest.split("\n").includes(line));

    expect(after.codeSha256).not.toBe(before.codeSha256);
    expect(changed.filter((line) => !line.startsWith("bundle "))).toEqual([
      expect.stringMatching(/^module action-src\/contact-lookup\/index\.ts \d+ B [0-9a-f]{12}$/),
    ]);
  });

  it("names every dependency with its version", async () => {
    const { manifest } = await bundle(projectRoot);

    expect(manifest).toMatch(/^dependency axios 1\.21\.1 \d+ kB$/m);
    expect(manifest).toMatch(/^dependency zod 4\.6\.7 \d+ kB$/m);
  });

  it("exports the handler itself, and holds no path of this machine", async () => {
    const { bytes } = await bundle(projectRoot);
    const code = Buffer.from(unzipSync(bytes)["index.js"] ?? "").toString("utf8");

    expect(code).toContain("module.exports=");
    expect(code).not.toContain(projectRoot);
    expect(code).not.toContain(os.homedir());
  });

  /** The index.js of an action with this index.ts, loaded as the platform loads it. */
  async function loaded(index: string): Promise<unknown> {
    fs.writeFileSync(path.join(projectRoot, action, "index.ts"), index);
    const { bytes } = await bundle(projectRoot);
    const file = path.join(temporaryFolder(), "index.js");
    fs.writeFileSync(file, unzipSync(bytes)["index.js"] ?? "");
    return createRequire(file)(file);
  }

  it.each([
    ["export =", 'import * as path from "node:path";\nexport = () => path.sep;\n'],
    ["export default", 'import * as path from "node:path";\nexport default () => path.sep;\n'],
    [
      "export default of a name",
      "function handler() {\n  return sep;\n}\nconst sep = '/';\nexport default handler;\n",
    ],
    ["export default beside another", "export const other = 1;\nexport default () => '/';\n"],
    ["export { … as default }", "const handler = () => '/';\nexport { handler as default };\n"],
  ])("makes the handler the module itself when it is exported by %s", async (_how, index) => {
    const handler = (await loaded(index)) as () => unknown;

    expect(handler).toBeInstanceOf(Function);
    expect(handler()).toBe("/");
  });

  it.each([
    ["imports", 'import axios from "axios";\nimport FormData from "form-data";\n'],
    ["requires", 'const axios = require("axios");\nconst FormData = require("form-data");\n'],
  ])(
    "serves an action, or a package of its, that %s axios and what axios has stand-ins for",
    async (_how, imports) => {
      const server = http.createServer((request, response) =>
        response.end(request.headers["content-type"]?.split(";")[0]),
      );
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      try {
        const handler = (await loaded(`${imports}
import { systemPlatform } from "../runtime/run/platform";
const own = new FormData();
own.append("name", "of the action");
export default async (url: string) => {
  const answers = await Promise.all([axios.get(url), axios.postForm(url, { name: "value" }), axios.post(url, own)]);
  return [own instanceof FormData, typeof systemPlatform, ...answers.map(({ data }) => data)];
};
`)) as (url: string) => Promise<unknown>;

        expect(await handler(url)).toEqual([
          true,
          "function",
          "",
          "multipart/form-data",
          "multipart/form-data",
        ]);
      } finally {
        await new Promise((resolve) => void server.close(resolve));
      }
    },
  );

  it.each([
    ["cxone", ""],
    // Which evaluates the action's code when an environment comes.
    ["genesys-cloud", 'await handler.handler({}, { clientContext: {} }).catch(() => "");'],
  ] as const)(
    "is loaded on %s without the client for fetch of Node.js, which takes longer than the rest of axios",
    async (platform, calling) => {
      const { bytes } = await bundleAction(projectRoot, path.join(projectRoot, action), platform);
      const file = path.join(temporaryFolder(), "index.js");
      fs.writeFileSync(file, unzipSync(bytes)["index.js"] ?? "");
      const script = `
        const handler = require(${JSON.stringify(file)});
        (async () => {
          ${calling}
          const loaded = (part) => process.moduleLoadList.some((name) => name.includes(part));
          process.stdout.write(JSON.stringify([loaded("NativeModule https"), loaded("undici")]));
        })();`;

      expect(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" })).toBe("[true,false]");
    },
  );

  it("lets a trace name the places of an exception in the bundle, and nothing of this machine", async () => {
    const handler = (await loaded(`import * as z from "zod";
import { systemPlatform } from "../runtime/run/platform";
import { createActionHandler } from "../runtime/run/run-action";
const outputs = z.object({ ok: z.boolean(), errorDetails: z.string().optional() });
export default createActionHandler(
  { name: "a", timeoutSeconds: 30, contract: { inputs: z.object({}), outputs }, environment: {} },
  {
    describeInputs: () => ({}),
    failed: (errorDetails) => ({ ok: false, errorDetails }),
    execute: async (inputs: any) => inputs.missing.tier,
  },
  systemPlatform(),
);
`)) as (context: object, inputs: object) => Promise<{ errorDetails?: string }>;
    const records: Record<string, unknown>[] = [];
    const error = (_message: string, fields: object) => void records.push({ ...fields });
    const { errorDetails } = await handler({ executionId: "e-1", logger: { error } }, {});

    expect(errorDetails).toMatch(/^INTERNAL_ERROR: .* execution e-1\./);
    expect(records).toMatchObject([{ executionId: "e-1", message: expect.stringContaining("'tier'") }]);
    expect(records[0]?.["stack"]).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\S* ?index\.js:\d+:\d+$/)]),
    );
    expect(JSON.stringify(records)).not.toContain(temporaryFolder());
  });

  it("refuses an index.ts that exports in both ways, of which the platform would get neither", async () => {
    const index = "export default async () => 1;\nmodule.exports = async () => 2;\n";
    fs.writeFileSync(path.join(projectRoot, action, "index.ts"), index);
    await expect(bundle(projectRoot)).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringContaining(`action-src/${SAMPLE_ACTION}/index.ts:2 mixes CommonJS exports`),
    });
  });

  it.each([
    ["only handler", "export const handler = () => 1;\n"],
    ["nothing", "console.log(1);\n"],
  ])("refuses an index.ts that exports %s", async (seen, index) => {
    fs.writeFileSync(path.join(projectRoot, action, "index.ts"), index);

    await expect(bundle(projectRoot)).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringMatching(
        new RegExp(`^Bundling action "contact-lookup" failed: .*exports ${seen}, .*export default`),
      ),
    });
  });

  it("names file and line when the source does not compile", async () => {
    const folder = copyOfSources();
    fs.appendFileSync(path.join(folder, action, "index.ts"), "\nconst broken = ;\n");

    await expect(bundle(folder)).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringMatching(/Bundling action "contact-lookup" failed:[^]*index\.ts:\d+:\d+/),
    });
  });
});
