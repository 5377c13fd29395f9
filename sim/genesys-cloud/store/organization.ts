import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import * as path from "node:path";
import { RecordFolder, writeAtomically } from "./record-folder";
import type { SideName, StoredAction, StoredCredential, StoredIntegration } from "./records";

/** Everything that the simulated organisation has, kept in a folder. */
export class Organization {
  readonly integrations: RecordFolder<StoredIntegration>;
  readonly credentials: RecordFolder<StoredCredential>;
  private readonly actionRecords: RecordFolder<StoredAction>;
  private readonly zipFolder: string;

  /** @param folder made where it is missing */
  constructor(folder: string) {
    this.integrations = new RecordFolder(path.join(folder, "integrations"));
    this.credentials = new RecordFolder(path.join(folder, "credentials"));
    this.actionRecords = new RecordFolder(path.join(folder, "actions"));
    this.zipFolder = path.join(folder, "zips");
    mkdirSync(this.zipFolder, { recursive: true, mode: 0o700 });
    this.removeStrayZips();
  }

  get actions(): Pick<RecordFolder<StoredAction>, "get" | "list"> {
    return this.actionRecords;
  }

  /** Adds an action or replaces the one with its id; ZIPs that no side needs any more go. */
  putAction(action: StoredAction): void {
    const before = zipIdsOf(this.actionRecords.get(action.id));
    this.actionRecords.put(action);
    const after = new Set(zipIdsOf(action));
    for (const id of before) if (!after.has(id)) rmSync(this.zipFile(id), { force: true });
  }

  removeAction(id: string): void {
    const zipIds = zipIdsOf(this.actionRecords.get(id));
    this.actionRecords.remove(id);
    for (const zipId of zipIds) rmSync(this.zipFile(zipId), { force: true });
  }

  /** Keeps the bytes of a ZIP; before the record that names it, so that no record lacks its ZIP. */
  addZip(id: string, bytes: Buffer): void {
    writeAtomically(this.zipFile(id), bytes);
  }

  readZip(id: string): Buffer {
    return readFileSync(this.zipFile(id));
  }

  /** The uploaded ZIP of an action's side; nothing where it has none. */
  readCode(actionId: string, side: SideName): Buffer | undefined {
    const zip = this.actionRecords.get(actionId)?.[side]?.zip;
    return zip && this.readZip(zip.id);
  }

  private removeStrayZips(): void {
    const known = new Set(
      this.actionRecords
        .list()
        .flatMap(zipIdsOf)
        .map((id) => `${id}.zip`),
    );
    for (const name of readdirSync(this.zipFolder))
      if (!known.has(name)) rmSync(path.join(this.zipFolder, name));
  }

  private zipFile(id: string): string {
    return path.join(this.zipFolder, `${id}.zip`);
  }
}

function zipIdsOf(action: StoredAction | undefined): string[] {
  return [action?.published, action?.draft]
    .flatMap((side) => [side?.zip?.id, side?.zipBefore?.id])
    .filter((id) => id !== undefined);
}
