import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Milliseconds from starting a new Node.js process that loads the given module to its end.
 *
 * @param file absolute path of a CommonJS module
 * @throws Error when the process fails
 */
export async function timeProcess(file: string): Promise<number> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = (await once(child, "exit")) as [number | null];
  const durationMs = performance.now() - startedAtMs;
  if (code !== 0) throw new Error(`Loading ${file} ended with code ${code}.`);
  return durationMs;
}
