import * as fs from "node:fs";
import * as path from "node:path";

/** Plain JavaScript, which asks nothing of a compiler. */
const PROGRAM = `const { dynamic } = require("@pulumi/pulumi");

const provider = {
  create: async (inputs) => ({ id: "1", outs: inputs }),
  diff: async (_id, olds, news) => ({ changes: olds.text !== news.text }),
  update: async (_id, _olds, news) => ({ outs: news }),
};

class Empty extends dynamic.Resource {
  constructor(name, text) {
    super(provider, name, { text });
  }
}

for (let index = 0; index < Number(process.env.BENCH_COUNT); index += 1)
  new Empty("empty-" + index, process.env.BENCH_TEXT);
`;

/**
 * Writes the peer: as many dynamic resources without anything in them as the variable BENCH_COUNT says; another BENCH_TEXT is
 * an edit of all of them.
 *
 * @param projectRoot whose packages it uses
 * @returns its folder
 */
export function createEmptyProgram(projectRoot: string, work: string): string {
  const folder = path.join(work, "empty");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "index.js"), PROGRAM);
  fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: empty\nruntime: nodejs\n");
  fs.writeFileSync(path.join(folder, "package.json"), '{ "name": "empty", "main": "index.js" }\n');
  fs.symlinkSync(path.join(projectRoot, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}
