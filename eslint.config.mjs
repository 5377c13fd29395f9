import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** Imports go one way: who may not import whom, and why (docs/architecture.md). */
const oneWay = (files, folders, message) => ({
  files,
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: folders.flatMap((folder) => [`**/${folder}/**`]),
            message,
          },
          ...(files[0].startsWith("action-src")
            ? [{ group: ["@pulumi/*"], message: "A data action runs in CXone, without Pulumi." }]
            : []),
        ],
      },
    ],
  },
});

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
    // jest's asymmetric matchers (`expect.any`) are typed as any.
    files: ["test/**/*.ts", "action-src/*/test/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  oneWay(
    ["action-src/**"],
    ["providers", "infra", "sim", "tools", "test", "bench"],
    "What runs in CXone stands alone.",
  ),
  {
    // An action's own tests stand in its folder, and are no part of its bundle.
    files: ["action-src/*/test/**"],
    rules: { "no-restricted-imports": "off" },
  },
  oneWay(
    ["providers/**"],
    ["action-src", "infra", "sim", "test", "bench"],
    "The provider knows no action and no program.",
  ),
  oneWay(["infra/**"], ["sim", "test", "bench"], "The program knows no simulator."),
  oneWay(
    ["sim/**"],
    ["action-src", "providers", "infra", "test", "bench"],
    "The simulator shares no code with the product.",
  ),
  oneWay(["commands/**"], ["test", "bench"], "Nothing imports test or bench."),
  oneWay(["tools/**"], ["test", "bench"], "Nothing imports test or bench."),
);
