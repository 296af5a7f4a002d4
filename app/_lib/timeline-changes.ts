import { idempotencyKey } from "@/app/_lib/idempotency-key";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { Done, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { type WantedChange, withChange } from "@/server/timeline/rules/with-change";

/** Asked of the server: the verb is the procedure's name. */
export type AskedChange = WantedChange & { eventId: string; idempotencyKey: string };

export type ChangeResult = { ok: true } | { ok: false; refusal: string };

export interface TimelineChangesOptions {
  me: Done["by"];
  /** Answers null when it was so already; rejects with an object that has a `code` when the server refused. */
  change(asked: AskedChange): Promise<TimelineEvent | null>;
  onStored(event: TimelineEvent): void;
  onChange(): void;
}

interface Pending {
  asked: AskedChange;
  done: Done;
  /** Its number in the timeline, once the server has said so. */
  storedAs: number | null;
}

interface Overlaid {
  entry: ShownEntry;
  changes: readonly Pending[];
  shown: ShownEntry;
}

/** The line's or the moment's fault: worth another try with the same key. */
const PASSING = new Set(["OFFLINE", "RATE_LIMITED", "TOO_MANY_PENDING", "DATABASE_UNAVAILABLE", "INTERNAL"]);
const TRY_AGAIN_AFTER_MS = [400, 1_200, 3_000];

/** What the reader does to events: shown at once, sent in order for each event, and taken back when it is refused. */
export class TimelineChanges {
  private pending: readonly Pending[] = [];
  private readonly turns = new Map<string, Promise<unknown>>();
  private overlaid = new Map<string, Overlaid>();

  constructor(private readonly options: TimelineChangesOptions) {}

  async make(eventId: string, wanted: WantedChange): Promise<ChangeResult> {
    const at = new Date().toISOString();
    const asked = { ...wanted, eventId, idempotencyKey: idempotencyKey() };
    const change: Pending = { asked, done: { at, by: this.options.me }, storedAs: null };
    this.pending = [...this.pending, change];
    this.options.onChange();
    const turn = (this.turns.get(eventId) ?? Promise.resolve()).then(() => this.send(change));
    this.turns.set(eventId, turn);
    const result = await turn;
    if (this.turns.get(eventId) === turn) this.turns.delete(eventId);
    return result;
  }

  /** Forgets what can be seen in the timeline itself. */
  settle(isShown: (key: string, storedAs: number | null) => boolean): void {
    this.pending = this.pending.filter(({ asked, storedAs }) => !isShown(asked.idempotencyKey, storedAs));
  }

  /** The rows with what is on its way; what it does not concern stays the same object. */
  over(rows: readonly ShownEntry[]): readonly ShownEntry[] {
    if (this.pending.length === 0) return rows;
    const changed = new Set(this.pending.map(({ asked }) => asked.eventId));
    return rows.map((row) => (changed.has(row.event.id) ? this.overlay(row) : row));
  }

  private overlay(entry: ShownEntry): ShownEntry {
    const changes = this.pending.filter(({ asked }) => asked.eventId === entry.event.id);
    const known = this.overlaid.get(entry.event.id);
    const isSame = known?.changes.length === changes.length && changes.every((one, n) => one === known.changes[n]);
    if (known && isSame && known.entry === entry) return known.shown;
    const shown = changes.reduce((seen, { asked, done }) => withChange(seen, asked, done), entry);
    this.overlaid.set(entry.event.id, { entry, changes, shown });
    return shown;
  }

  private async send(change: Pending): Promise<ChangeResult> {
    for (let attempt = 0; ; attempt++) {
      try {
        const event = await this.options.change(change.asked);
        change.storedAs = event?.seq ?? null;
        if (event) this.options.onStored(event);
        else this.drop(change);
        return { ok: true };
      } catch (error) {
        const refusal = codeOf(error);
        const wait = TRY_AGAIN_AFTER_MS[attempt];
        if (wait === undefined || !PASSING.has(refusal)) {
          this.drop(change);
          return { ok: false, refusal };
        }
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  private drop(change: Pending): void {
    this.pending = this.pending.filter((one) => one !== change);
    this.overlaid.delete(change.asked.eventId);
    this.options.onChange();
  }
}

function codeOf(error: unknown): string {
  const code = error !== null && typeof error === "object" && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "INTERNAL";
}
