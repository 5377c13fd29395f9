import * as path from "node:path";
import * as ts from "typescript";

/**
 * What the compiler finds wrong with modules that stand nowhere, as if each were a file of an action's folder.
 *
 * @param modules their texts
 */
export function typeProblems(projectRoot: string, modules: readonly string[]): string[] {
  const { config } = ts.readConfigFile(path.join(projectRoot, "tsconfig.json"), (file) =>
    ts.sys.readFile(file),
  ) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [], include: [] },
    ts.sys,
    projectRoot,
  );
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
  return [...files.keys()].flatMap((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}
