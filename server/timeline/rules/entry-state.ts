import type { TimelineEvent } from "@/server/timeline/contract";
import type { Done, ShownEntry, ShownReaction, Who } from "@/server/timeline/contract/shown-entry";
import { payloadOf } from "@/server/timeline/rules/payload-of";
import { ThreadTally } from "@/server/timeline/rules/thread-tally";

/** As many of those who reacted alike are named. */
const MOST_NAMED = 20;

const ASPECT_OF = {
  message_edited: "edit",
  message_deleted: "deletion",
  event_pinned: "pin",
  event_unpinned: "pin",
  event_marked: "mark",
  event_unmarked: "mark",
} as const;
type Aspect = (typeof ASPECT_OF)[keyof typeof ASPECT_OF];

/**
 * What later events made of one event. Of each aspect the newest word counts, whatever order the words come in and
 * however often: the same words always give the same entry.
 */
export class EntryState {
  readonly thread = new ThreadTally();
  private readonly newest = new Map<Aspect, TimelineEvent>();
  private readonly reactions = new Map<string, Map<string, TimelineEvent>>();

  /** Returns true when it says something new. */
  learn(event: TimelineEvent): boolean {
    const emoji = (payloadOf(event, "reaction_added") ?? payloadOf(event, "reaction_removed"))?.emoji;
    if (emoji !== undefined) {
      const words = this.reactions.get(emoji) ?? new Map<string, TimelineEvent>();
      this.reactions.set(emoji, words);
      return keepNewest(words, event.actorId ?? `name:${event.actorName}`, event);
    }
    if (!Object.hasOwn(ASPECT_OF, event.kind)) return false;
    return keepNewest(this.newest, ASPECT_OF[event.kind as keyof typeof ASPECT_OF], event);
  }

  shown(event: TimelineEvent, me: string | null): ShownEntry {
    // What is not a message was said by the system, and nobody can unsay it.
    const isMessage = event.kind === "message";
    const deletion = isMessage ? this.after(event, "deletion") : null;
    const thread = this.thread.shown();
    if (deletion) return { ...bare({ ...event, body: "", payload: {} }), event, deleted: done(deletion), thread };
    const edit = isMessage ? this.after(event, "edit") : null;
    const pin = this.after(event, "pin");
    return {
      ...bare(event),
      ...(edit && asEdited(edit)),
      reactions: this.shownReactions(event, me),
      pinned: pin?.kind === "event_pinned" ? done(pin) : null,
      marked: this.mark(event),
      thread,
    };
  }

  private mark(event: TimelineEvent): Done | null {
    const mark = this.after(event, "mark");
    if (mark) return mark.kind === "event_marked" ? done(mark) : null;
    return isUpdate(event) ? done(event) : null;
  }

  private shownReactions(target: TimelineEvent, me: string | null): ShownReaction[] {
    const given = [...this.reactions].flatMap(([emoji, words]) => {
      const added = [...words.values()]
        .filter(({ kind, seq }) => kind === "reaction_added" && seq > target.seq)
        .toSorted((a, b) => a.seq - b.seq);
      return added.length > 0 ? [{ emoji, added }] : [];
    });
    return given
      .toSorted((a, b) => (a.added[0]?.seq ?? 0) - (b.added[0]?.seq ?? 0))
      .map(({ emoji, added }) => ({
        emoji,
        count: added.length,
        people: added.slice(0, MOST_NAMED).map(whoOf),
        mine: me !== null && added.some(({ actorId }) => actorId === me),
      }));
  }

  /** What names a later event as its target was not written by us. */
  private after(target: TimelineEvent, aspect: Aspect): TimelineEvent | null {
    const event = this.newest.get(aspect);
    return event && event.seq > target.seq ? event : null;
  }
}

/** An event that nothing has been done to. */
export function bare(event: TimelineEvent): ShownEntry {
  return {
    event,
    body: event.body,
    ...saidIn(event, "message"),
    edited: null,
    deleted: null,
    reactions: [],
    pinned: null,
    marked: isUpdate(event) ? done(event) : null,
    thread: null,
  };
}

function asEdited(edit: TimelineEvent): Pick<ShownEntry, "body" | "mentions" | "attachments" | "edited"> {
  const times = payloadOf(edit, "message_edited")?.times ?? 1;
  return { body: edit.body, ...saidIn(edit, "message_edited"), edited: { ...done(edit), times } };
}

function saidIn(event: TimelineEvent, kind: "message" | "message_edited") {
  const { mentions = [], attachments = [] } = payloadOf(event, kind) ?? {};
  return { mentions, attachments };
}

const isUpdate = (event: TimelineEvent) => payloadOf(event, "message")?.update === true;
const whoOf = ({ actorId: id, actorName: name }: TimelineEvent): Who => ({ id, name });
const done = (event: TimelineEvent): Done => ({ at: event.recordedAt, by: whoOf(event) });

function keepNewest<Key>(words: Map<Key, TimelineEvent>, key: Key, event: TimelineEvent): boolean {
  const known = words.get(key);
  if (known && known.seq >= event.seq) return false;
  words.set(key, event);
  return true;
}
