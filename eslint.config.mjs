import eslint from "@eslint/js";
import * as importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/**
 * Imports go one way (docs/architecture.md): the folders that each room may import besides itself. A room in a room is
 * held to its own line; files directly in a room, such as `infra/program.ts`, to the room's.
 */
const ROOMS = {
  foundation: [],
  load: ["foundation"],
  "action-src": ["foundation"],
  examples: ["action-src", "foundation"],
  templates: ["action-src", "foundation"],
  "action-src/runtime/shims": [],
  "action-src/runtime/execution": ["foundation"],
  "action-src/runtime/http": ["action-src/runtime/execution", "foundation"],
  "action-src/runtime/gate": ["action-src/runtime/execution", "foundation"],
  "action-src/runtime/backend": [
    "action-src/runtime/execution",
    "action-src/runtime/gate",
    "action-src/runtime/http",
    "foundation",
  ],
  "action-src/runtime/genesys-cloud": [
    "action-src/runtime/execution",
    "action-src/runtime/run",
    "foundation",
  ],
  providers: ["foundation", "load"],
  "providers/errors": ["foundation"],
  "providers/contract": ["foundation", "providers/errors", "providers/properties.ts"],
  "providers/http": ["foundation", "providers/errors"],
  "providers/releases": ["foundation", "providers/properties.ts"],
  "providers/platforms": [
    "foundation",
    "providers/contract",
    "providers/errors",
    "providers/http",
    "providers/properties.ts",
  ],
  infra: ["action-src", "foundation", "load", "providers", "tools/defaults"],
  sim: ["load"],
  tools: ["foundation", "load"],
  commands: ["action-src", "foundation", "infra", "load", "providers", "sim", "tools"],
  bench: ["action-src", "commands", "foundation", "infra", "load", "providers", "sim", "tools"],
  ".github/scripts": ["commands/review"],
};

/** The rooms whose folders are actions. Their tests and their simulated backends are no part of a bundle. */
const ACTIONS = ["action-src", "examples", "templates"];

/** What of a room is held to its line: an action's tests may use the project's, and its `sim.ts` the room `sim`. */
function targetOf(room) {
  if (!ACTIONS.includes(room)) return `./${room}`;
  return [`./${room}/!(*)/**`, `./${room}/*.ts`, `./${room}/*/!(sim).ts`];
}

const zoneOf = (target, room, others) => ({
  target,
  from: "./",
  except: [room, ...others, "node_modules", "package.json"].map((folder) => `./${folder}`),
  message: `${room} may import ${others.join(", ") || "nothing else of the project"} (eslint.config.mjs, docs/architecture.md).`,
});

/** A zone for each room: from anywhere else in the project, nothing but what its line names. */
const zones = [
  ...Object.entries(ROOMS).map(([room, others]) => zoneOf(targetOf(room), room, others)),
  ...ACTIONS.map((room) => zoneOf(`./${room}/*/sim.ts`, room, [...ROOMS[room], "sim"])),
  {
    target: `./{${ACTIONS.join(",")}}/*/!(sim).ts`,
    from: `./{${ACTIONS.join(",")}}/*/sim.ts`,
    message: "An action's simulated backend is for laptops and tests: its code never imports it.",
  },
];

/** Its cases are the same at every run where it comes from there. */
const SEEDED = { name: "fast-check", message: "Import it from test/support/seeded-fast-check.ts." };

export default tseslint.config(
  { ignores: ["node_modules/", ".build/", ".pulumi-state/", ".sim/", "coverage/", "test/**/fixtures/"] },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: Object.fromEntries(
        [
          ..."require module exports process console Buffer __dirname __filename URL setTimeout clearTimeout fetch AbortController AbortSignal".split(
            " ",
          ),
        ].map((name) => [name, "readonly"]),
      ),
    },
    rules: { ...tseslint.configs.disableTypeChecked.rules, "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // What a browser has is a matter of `tsc -p sim/console/page`.
    files: ["sim/console/page/*.js"],
    rules: { "no-undef": "off" },
  },
  {
    // jest's asymmetric matchers (`expect.any`) are typed as any.
    files: ["test/**/*.ts", "{action-src,examples,templates}/*/test/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [importX.createNodeResolver({ extensions: [".ts", ".js", ".json"] })],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"], espree: [".js"] },
      "import-x/extensions": [".ts", ".js"],
    },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones }],
    },
  },
  {
    files: ["{action-src,examples,templates}/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [SEEDED],
          patterns: [{ group: ["@pulumi/*"], message: "A data action runs in CXone, without Pulumi." }],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    ignores: ["test/support/seeded-fast-check.ts"],
    rules: { "no-restricted-imports": ["error", { paths: [SEEDED] }] },
  },
  {
    files: ["**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "PrivateIdentifier", message: "Private members are TypeScript's `private`." },
        {
          selector:
            "ImportDeclaration[source.value=/^(node:)?(fs|os|path)(\\/promises)?$/] > ImportDefaultSpecifier",
          message: 'Modules of Node.js are imported whole: `import * as path from "node:path"`.',
        },
      ],
    },
  },
  {
    // The loader bundles TypeScript, and a bundled module has its entry's `__dirname`.
    files: ["**/*.ts"],
    ignores: ["test/**", "{action-src,examples,templates}/*/test/**"],
    rules: {
      "@typescript-eslint/naming-convention": [
        "error",
        {
          selector: "variable",
          modifiers: ["const", "global"],
          types: ["boolean", "number", "string"],
          format: ["UPPER_CASE"],
        },
      ],
      "no-restricted-globals": [
        "error",
        ...["__dirname", "__filename"].map((name) => ({
          name,
          message: "It is the entry's in a bundled module. Take the project's folder from the entry.",
        })),
      ],
    },
  },
);
