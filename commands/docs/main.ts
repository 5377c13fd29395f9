import * as fs from "node:fs";
import { command } from "../../load/command";
import { commandLine, readArguments } from "../../load/command-line";
import { generatedDocuments } from "./generated-documents";

const LINE = commandLine({
  name: "docs",
  summary:
    "Writes the generated parts of docs/*.md anew, out of the sources: the configuration keys and the error codes. " +
    "What stands between their marks is lost; the rest of a document is left as it is.",
  options: {},
  example: "npm run docs",
});

/** `npm run docs`: brings the generated parts of the documents up to date. */
export const main = command({
  read: (args) => readArguments(LINE, args, () => undefined),
  run: async (_options, { projectRoot }) => {
    const changed = generatedDocuments(projectRoot).filter(({ text, before }) => text !== before);
    for (const { file, text } of changed) fs.writeFileSync(file, text);
    const names = changed.map(({ name }) => `  ${name}`).join("\n");
    process.stdout.write(
      changed.length === 0
        ? "The documents are up to date.\n"
        : `Written anew:\n${names}\nLook at them with git diff, and commit them with what they describe.\n`,
    );
    return Promise.resolve();
  },
});
