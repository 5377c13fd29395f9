import * as fs from "node:fs";
import * as path from "node:path";

const projectRoot = path.resolve(__dirname, "../..");
const textOf = (name: string) => fs.readFileSync(path.join(projectRoot, name), "utf8");
const sourcesOf = (room: string) =>
  fs
    .readdirSync(path.join(projectRoot, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => textOf(path.join(room, file)))
    .join("\n");
const all = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, found = ""]) => found)),
];

describe("docs/simulators.md", () => {
  const document = textOf("docs/simulators.md");

  it("has a row for every fault, and no other", () => {
    const [, table = ""] = document.split("| `kind`");
    const kinds = all(textOf("sim/faults/fault.ts"), /readonly kind: "([\w-]+)"/g);
    expect(kinds.length).toBeGreaterThan(10);
    expect(all(table, /^\| `([\w-]+)`/gm).sort()).toEqual(kinds.sort());
  });

  it("has every field of a fault", () => {
    const fields = all(
      textOf("sim/faults/fault.ts").split("/** Which requests")[0] ?? "",
      /readonly (\w+)\??:/g,
    );
    expect(fields.filter((field) => !document.includes(`\`${field}\``))).toEqual([]);
  });

  it("has every variable that the simulators read", () => {
    const sources = sourcesOf("sim");
    const prefixes = all(sources, /chosen\("(SIM_\w+)"/g);
    const read = [
      ...all(sources, /readPort\(environment, "(SIM_\w+)"/g),
      ...all(sources, /environment\.(SIM_\w+)/g),
      ...prefixes.flatMap((prefix) => [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`]),
    ];
    expect(read.length).toBe(10);
    expect(all(document, /`(SIM_\w+)`/g).sort()).toEqual(read.sort());
  });
});

describe("docs/configuration.md and docs/simulators.md", () => {
  it("have every variable of the environment that is read and is the project's own", () => {
    const documents = textOf("docs/configuration.md") + textOf("docs/simulators.md");
    const read = ["infra", "providers", "commands", "tools", "sim"].flatMap((room) =>
      all(
        sourcesOf(room),
        /(?:\b(?:env|environment)(?:\.|\[")|[vV]ariable: ")((?:CXONE|GENESYS|GENESYSCLOUD|SIM|PULUMI|AWS|PG)_?[A-Z_]+)\b/g,
      ),
    );
    expect(read.length).toBeGreaterThan(10);
    // What the engine sets, or a start of one command for another.
    const internal = [
      "PULUMI_CONFIG_SECRET_KEYS",
      "PULUMI_COMMAND_STDOUT",
      "PULUMI_COMMAND_STDERR",
      "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED",
    ];
    expect(read.filter((name) => !internal.includes(name) && !documents.includes(`\`${name}\``))).toEqual([]);
  });
});
