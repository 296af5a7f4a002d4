import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from "idb";

/** A database of the browser, opened when it is first needed, and again when the browser has closed it. */
export class BrowserDatabase<Schema extends DBSchema> {
  private opening: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(
    private readonly name: string,
    private readonly version: number,
    private readonly upgrade: NonNullable<OpenDBCallbacks<Schema>["upgrade"]>,
  ) {}

  /** Rejects where the browser keeps nothing, as in some private windows. */
  open(): Promise<IDBPDatabase<Schema>> {
    this.opening ??= this.openNow().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  private async openNow(): Promise<IDBPDatabase<Schema>> {
    if (typeof indexedDB === "undefined") throw new Error("This browser keeps no databases");
    const database = await openDB<Schema>(this.name, this.version, {
      upgrade: this.upgrade,
      // A newer page must not wait for this one.
      blocking: () => this.close(database),
      terminated: () => this.close(database),
    });
    return database;
  }

  private close(database: IDBPDatabase<Schema>): void {
    database.close();
    this.opening = null;
  }
}
