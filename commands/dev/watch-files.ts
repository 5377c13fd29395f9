import { watch } from "chokidar";

/** Editors write a file in several steps, and formatters right after; what comes within this is one change. */
const QUIET_MS = 30;

/** A running watch. */
export interface FileWatch {
  close(): Promise<void>;
}

/**
 * Watches folders and files.
 *
 * @param isIgnored of an absolute path
 * @param onChange called with the absolute paths of what was written, made or removed
 */
export async function watchFiles(
  paths: readonly string[],
  isIgnored: (file: string) => boolean,
  onChange: (files: readonly string[]) => void,
): Promise<FileWatch> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...paths], { ignoreInitial: true, ignored: (file) => isIgnored(file) });
  watcher.on("all", (_event, file) => {
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...changed];
      changed.clear();
      onChange(files);
    }, QUIET_MS);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
