import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { StoredAction } from "./action";

/**
 * The actions, in memory and in a folder: `actions/<id>.json` and `actions/<id>-<sha256>.zip`, loaded at start.
 * Everything is synchronous on purpose: a request's check and its change cannot be split by another request.
 */
export class ActionStore {
  private readonly folder: string;
  private readonly actions = new Map<string, StoredAction>();

  /**
   * @param dataDir made where it is missing
   * @throws Error a file that is not what this class wrote, by name
   */
  constructor(dataDir: string) {
    this.folder = path.join(dataDir, "actions");
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    chmodSync(this.folder, 0o700);
    for (const file of readdirSync(this.folder)) this.load(file);
  }

  /** Every action, by name. */
  list(): readonly StoredAction[] {
    return [...this.actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(id: string): StoredAction | undefined {
    return this.actions.get(id);
  }

  /** Names are unique, so there is at most one. */
  findByName(name: string): StoredAction | undefined {
    return [...this.actions.values()].find((action) => action.name === name);
  }

  /** The ZIP of a stored action. */
  readCode(action: StoredAction): Buffer {
    return readFileSync(this.codeFile(action));
  }

  /** Adds an action, or replaces the one with its id. On disk the code comes first: no record ever lacks its code. */
  put(action: StoredAction, zip: Buffer): void {
    const before = this.actions.get(action.id);
    writeAtomically(this.codeFile(action), zip);
    writeAtomically(this.recordFile(action.id), JSON.stringify(action, undefined, 2));
    this.actions.set(action.id, action);
    if (before && before.codeSha256 !== action.codeSha256) rmSync(this.codeFile(before), { force: true });
  }

  /** Removes an action that is there. */
  remove(action: StoredAction): void {
    rmSync(this.recordFile(action.id));
    rmSync(this.codeFile(action), { force: true });
    this.actions.delete(action.id);
  }

  private load(file: string): void {
    const full = path.join(this.folder, file);
    if (file.endsWith(".tmp")) return rmSync(full);
    if (!file.endsWith(".json")) return;
    try {
      const action = JSON.parse(readFileSync(full, "utf8")) as StoredAction;
      this.readCode(action);
      this.actions.set(action.id, action);
    } catch (cause) {
      throw new Error(
        `Loading ${full} failed: it or its ZIP is missing or broken. Delete it, or the whole data folder.`,
        { cause },
      );
    }
  }

  private recordFile(id: string): string {
    return path.join(this.folder, `${id}.json`);
  }

  private codeFile({ id, codeSha256 }: StoredAction): string {
    return path.join(this.folder, `${id}-${codeSha256}.zip`);
  }
}

/** For the owner alone: a record holds the values of the action's environment. */
function writeAtomically(file: string, content: string | Buffer): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, content, { mode: 0o600 });
  renameSync(temporary, file);
}
