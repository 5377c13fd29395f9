import * as fs from "node:fs";
import * as path from "node:path";

/** Writes an executable shell script, as `folder/name`, and returns its path. */
export function writeProgram(folder: string, name: string, script: string): string {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

/** A CLI that tells a version and, a line per start, writes its arguments to `calls` beside it. */
export function writePulumi(folder: string, version: string, script = ""): string {
  const log = `printf '%s\\n' "$*" >> "${path.join(folder, "calls")}"`;
  return writeProgram(folder, "pulumi", `${log}\n[ "$1" = version ] && echo ${version} && exit 0\n${script}`);
}

/** A whole tool chain of scripts: the CLI and the two hosts beside it. */
export function writeToolChain(folder: string, version: string, script = ""): string {
  for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"])
    writeProgram(folder, name, "exit 0");
  return writePulumi(folder, version, script);
}

/** The arguments of each start of the CLI that {@link writePulumi} wrote. */
export function callsOf(folder: string): string[] {
  const file = path.join(folder, "calls");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n") : [];
}

/**
 * A Go that tells a version, and whose `go build -o FILE` writes its arguments to FILE; `failing` makes builds fail with
 * that text.
 */
export function writeGo(folder: string, version: string, failing?: string): string {
  const build = failing
    ? `echo "${failing}" >&2; exit 1`
    : `all="$*"; while [ "$1" != -o ]; do shift; done; echo "$all" > "$2"; /bin/chmod +x "$2"`;
  return writeProgram(
    folder,
    "go",
    `if [ "$1" = env ]; then echo go${version}; echo local; exit 0; fi\n${build}`,
  );
}
