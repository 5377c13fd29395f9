import * as fs from "node:fs";
import * as path from "node:path";

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
  create: async (inputs) => ({ id: "1", outs: inputs }),
  diff: async (_id, olds, news) => ({ changes: olds.text !== news.text }),
};

class Minimal extends pulumi.dynamic.Resource {
  constructor(name: string, text: string) {
    super(provider, name, { text });
  }
}

export const id = new Minimal("minimal", "text").id;
`;

/** As `pulumi new typescript` writes it; the two last settings are what TypeScript 6 needs to accept it. */
const tsconfig = {
  compilerOptions: {
    strict: true,
    outDir: "bin",
    target: "es2020",
    module: "commonjs",
    moduleResolution: "node",
    sourceMap: true,
    experimentalDecorators: true,
    pretty: true,
    noFallthroughCasesInSwitch: true,
    noImplicitReturns: true,
    forceConsistentCasingInFileNames: true,
    ignoreDeprecations: "6.0",
    types: ["node"],
  },
  files: ["index.ts"],
};

/**
 * Writes the peer: the smallest Pulumi program in TypeScript with one dynamic resource, as Pulumi's templates lay it out.
 * Where the tool chain has the language host that was built from source, the peer gets that host without the wrapper
 * that switches TypeScript off.
 *
 * @param projectRoot whose packages it uses
 * @param work the folder that it is written into
 * @returns its folder
 */
export function createMinimalProgram(projectRoot: string, work: string, toolChain: string): string {
  const folder = path.join(work, "minimal");
  const hosts = path.join(work, "hosts");
  for (const created of [folder, hosts]) fs.mkdirSync(created);
  fs.writeFileSync(path.join(folder, "index.ts"), PROGRAM);
  fs.writeFileSync(
    path.join(folder, "Pulumi.yaml"),
    "name: minimal\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n",
  );
  fs.writeFileSync(path.join(folder, "package.json"), '{ "name": "minimal", "main": "index.ts" }\n');
  fs.writeFileSync(path.join(folder, "tsconfig.json"), `${JSON.stringify(tsconfig, null, 2)}\n`);
  fs.symlinkSync(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"));
  const built = fs.readdirSync(toolChain).find((name) => name.startsWith("pulumi-language-nodejs-"));
  if (built) fs.symlinkSync(path.join(toolChain, built), path.join(hosts, "pulumi-language-nodejs"));
  return folder;
}
