import type { TimelineEvent } from "@/server/timeline/contract";
import type { ShownThread, ThreadSummary, Who } from "@/server/timeline/contract/shown-entry";

/** As many who answered are named. */
const MOST_NAMED = 5;

type Reply = Pick<TimelineEvent, "seq" | "actorId" | "actorName" | "recordedAt">;

/** Counts the answers to one event. They may come in any order and any number of times. */
export class ThreadTally {
  private readonly replies = new Map<number, Reply>();
  private summary: ThreadSummary | null = null;
  private counted: ShownThread | null = null;
  private lastCounted = 0;

  /** Returns true when the answers are not what they were. */
  add(reply: Reply): boolean {
    if (this.replies.has(reply.seq)) return false;
    this.replies.set(reply.seq, reply);
    if (reply.seq <= (this.summary?.upTo ?? 0)) return false;
    // In order, as nearly all come, one more is counted without the others.
    if (this.counted && reply.seq > this.lastCounted) this.count(reply);
    else this.counted = null;
    return true;
  }

  /** Takes over what was counted elsewhere, unless what is known reaches further. */
  take(summary: ThreadSummary): boolean {
    if (this.summary && this.summary.upTo >= summary.upTo) return false;
    this.summary = summary;
    this.counted = null;
    return true;
  }

  shown(): ShownThread | null {
    if (!this.counted) {
      const { replies = 0, lastAt = "", people = [], upTo = 0 } = this.summary ?? {};
      this.counted = { replies, lastAt, people };
      const later = [...this.replies.values()].filter(({ seq }) => seq > upTo);
      for (const reply of later.toSorted((a, b) => a.seq - b.seq)) this.count(reply);
    }
    return this.counted.replies > 0 ? this.counted : null;
  }

  private count({ seq, actorId: id, actorName: name, recordedAt }: Reply): void {
    const { replies, people } = this.counted ?? { replies: 0, people: [] };
    const isNew = people.length < MOST_NAMED && !people.some((known) => isSame(known, { id, name }));
    this.counted = { replies: replies + 1, lastAt: recordedAt, people: isNew ? [...people, { id, name }] : people };
    this.lastCounted = seq;
  }
}

function isSame(a: Who, b: Who): boolean {
  return a.id === b.id && (a.id !== null || a.name === b.name);
}
