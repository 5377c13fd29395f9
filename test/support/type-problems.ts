import * as path from "node:path";
import * as ts from "typescript";

/** What the compiler finds wrong with files, by the checkout's own options. @param files absolute */
export function fileProblems(checkout: string, files: readonly string[]): string[] {
  return problemsIn(ts.createProgram([...files], optionsOf(checkout)), files);
}

/**
 * What the compiler finds wrong with modules that stand nowhere, as if each were a file of an action's folder.
 *
 * @param modules their texts
 */
export function typeProblems(projectRoot: string, modules: readonly string[]): string[] {
  const options = optionsOf(projectRoot);
  const files = new Map(
    modules.map((text, index) => [
      path.join(projectRoot, "action-src", "crm-contact-enrichment", `document-${index}.ts`),
      text,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...host,
    fileExists: (file) => files.has(path.normalize(file)) || host.fileExists(file),
    readFile: (file) => files.get(path.normalize(file)) ?? host.readFile(file),
    getSourceFile: (file, languageVersion, ...rest) => {
      const text = files.get(path.normalize(file));
      return text === undefined
        ? host.getSourceFile(file, languageVersion, ...rest)
        : ts.createSourceFile(file, text, languageVersion);
    },
  });
  return problemsIn(program, [...files.keys()]);
}

function optionsOf(checkout: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(checkout, "tsconfig.json"), (file) =>
    ts.sys.readFile(file),
  ) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, checkout).options;
}

function problemsIn(program: ts.Program, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(
        ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      ),
  );
}
