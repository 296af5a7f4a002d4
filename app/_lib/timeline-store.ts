import type { LineState, RoomLine } from "@/app/_lib/room-line";
import { type AskedChange, type ChangeResult, TimelineChanges } from "@/app/_lib/timeline-changes";
import { type Landing, TimelineFar } from "@/app/_lib/timeline-far";
import { TimelineLive } from "@/app/_lib/timeline-live";
import { type MessageExtras, type OutboxShare, type PendingMessage, TimelineOutbox } from "@/app/_lib/timeline-outbox";
import { type KeptPicture, TimelinePicture } from "@/app/_lib/timeline-picture";
import { TimelineReadMark } from "@/app/_lib/timeline-read-mark";
import { TimelineThread } from "@/app/_lib/timeline-thread";
import { TimelineTypists } from "@/app/_lib/timeline-typists";
import type { PostMessageInput, RoomPerson, TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import type { AroundInput, AroundPage, PageWithEffects, ThreadPage } from "@/server/timeline/contract/conversation";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { type MessageRefusal, refusalOfMessage } from "@/server/timeline/rules";
import { messageText } from "@/server/timeline/rules/message-text";
import type { WantedChange } from "@/server/timeline/rules/with-change";

export type { LineState };

export interface TimelineSnapshot {
  /** The newest run as it is stored: without gaps, oldest first. */
  events: readonly TimelineEvent[];
  /** What is shown: the newest run, or the earlier one that was jumped to, with what is on its way. */
  entries: readonly ShownEntry[];
  /** True while an earlier run is shown; the newest goes on behind it. */
  isFar: boolean;
  /** One's own messages on their way, those in threads left out. */
  pending: readonly PendingMessage[];
  state: LineState;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  /** Of an earlier run only: after the newest nothing is left to load. */
  isLoadingNewer: boolean;
  /** How far the reader had read before this visit; null when they never were here. */
  readUpTo: number | null;
  people: readonly RoomPerson[];
  /** People in the room, of whom `people` names some. */
  peopleTotal: number;
  typing: readonly RoomPerson[];
  /** Why the room cannot be had, as a code; null while it can. */
  refusal: string | null;
  /** When what is shown was last known to be current, in epoch milliseconds; null while it is. */
  pictureAt: number | null;
}

export interface TimelineStoreOptions {
  /** The incident's number. */
  incident: number;
  userId: string;
  userName: string;
  /** The newest page, as the server rendered it. */
  initial: readonly TimelineEvent[];
  readUpTo: number | null;
  send(input: PostMessageInput): Promise<TimelineEvent>;
  since(after: number): Promise<TimelinePage>;
  before(before: number, limit?: number): Promise<PageWithEffects>;
  around(at: AroundInput["at"]): Promise<AroundPage>;
  thread(rootId: string, before?: number): Promise<ThreadPage>;
  change(asked: AskedChange): Promise<TimelineEvent | null>;
  markRead(seq: number): Promise<unknown>;
  outbox: OutboxShare;
  /** What this browser keeps of the room for reading it offline; null where it keeps nothing. */
  archive: KeptPicture | null;
  /** When the page itself was kept, where it was opened offline (epoch milliseconds). */
  pageKeptAt: number | null;
  socket: RoomLine;
}

export type PostResult = { ok: true; key: string } | { ok: false; refusal: MessageRefusal | "TOO_MANY_PENDING" };

const TYPING_SENT_EVERY_MS = 2_000;

/**
 * One incident's timeline in the browser: what is stored, what is on its way there, and who is in the room.
 * `subscribe` and `snapshot` are made for `useSyncExternalStore`: the line is open while somebody listens, the first
 * snapshot is the same on the server, and snapshots never change once handed out.
 */
export class TimelineStore {
  private readonly live: TimelineLive;
  private readonly far: TimelineFar;
  private readonly outbox: TimelineOutbox;
  private readonly picture: TimelinePicture;
  private readonly changes: TimelineChanges;
  private readonly readMark: TimelineReadMark;
  private readonly typists = new TimelineTypists(() => this.changed());
  private readonly threads = new Set<TimelineThread>();
  private readonly listeners = new Set<() => void>();
  private state: LineState = "connecting";
  private people: readonly RoomPerson[] = [];
  private peopleTotal = 0;
  private refusal: string | null = null;
  private isSignedOut = false;
  private typedAt = 0;
  private isClosed = true;
  private current: TimelineSnapshot | null = null;

  constructor(private readonly options: TimelineStoreOptions) {
    const { userId, userName: name } = options;
    const onChange = () => this.changed();
    const onStored = (event: TimelineEvent) => this.receive([event]);
    this.live = new TimelineLive({
      ...options,
      onGrown: (events) => this.grown(events),
      onReset: () => this.reset(),
      onChange,
    });
    this.far = new TimelineFar({ ...options, live: () => this.live.run, onChange });
    this.outbox = new TimelineOutbox({ ...options, onStored, onChange });
    this.picture = new TimelinePicture({ ...options, restore: (events) => this.live.restore(events), onChange });
    this.changes = new TimelineChanges({ ...options, me: { id: userId, name }, onStored, onChange });
    this.readMark = new TimelineReadMark(options);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.close();
    };
  };

  snapshot = (): TimelineSnapshot => {
    this.current ??= this.taken();
    return this.current;
  };

  /**
   * Shows a message at once and sends it as soon as it can be. Refused here, it was not taken: keep the text.
   * `ownKey` is the message's key where it has one already: with the same key it is taken once.
   */
  post(text: string, extras: MessageExtras = {}, ownKey?: string): PostResult {
    const body = messageText(text);
    const refusal = refusalOfMessage(body, { hasFiles: (extras.attachments ?? []).length > 0 });
    if (refusal) return { ok: false, refusal };
    const key = this.outbox.add(body, extras, ownKey);
    return key === null ? { ok: false, refusal: "TOO_MANY_PENDING" } : { ok: true, key };
  }

  retry(key: string): void {
    this.outbox.retry(key);
  }

  discard(key: string): void {
    this.outbox.discard(key);
  }

  /** Does something to an event. It shows at once; refused, it is taken back and the answer says why. */
  async change(eventId: string, wanted: WantedChange): Promise<ChangeResult> {
    if (wanted.verb !== "edit") return this.changes.make(eventId, wanted);
    const body = messageText(wanted.body);
    const refusal = refusalOfMessage(body, { hasFiles: wanted.attachments.length > 0 });
    return refusal ? { ok: false, refusal } : this.changes.make(eventId, { ...wanted, body });
  }

  /** The thread that begins with an event, to be subscribed to by whoever shows it. */
  thread(rootId: string): TimelineThread {
    return new TimelineThread({
      rootId,
      userId: this.options.userId,
      read: (before) => this.options.thread(rootId, before),
      over: (rows) => this.changes.over(rows),
      pending: () => this.outbox.pending.filter(({ threadId }) => threadId === rootId),
      onOpen: (thread) => this.threads.add(thread),
      onClose: (thread) => this.threads.delete(thread),
    });
  }

  /** The entry of an event if it is shown. */
  find(eventId: string): ShownEntry | undefined {
    const found = (this.far.run ?? this.live.run).find(eventId);
    return found && this.changes.over([found])[0];
  }

  /**
   * Shows another place of the timeline and says which row that is; null when the reader went elsewhere meanwhile.
   * Rejects when the place could not be read.
   */
  jumpTo(at: AroundInput["at"]): Promise<Landing | null> {
    return this.far.jump(at);
  }

  backToNewest(): void {
    this.far.leave();
  }

  /** Rejects when the page could not be read; ask again. */
  loadOlder(): Promise<void> {
    return this.far.run ? this.far.loadOlder() : this.live.loadOlder();
  }

  /** While an earlier run is shown. Rejects when the page could not be read; ask again. */
  loadNewer(): Promise<void> {
    return this.far.loadNewer();
  }

  /** Everything up to here has been in sight of somebody who was looking. */
  see(seq: number): void {
    this.readMark.see(seq);
  }

  /** To be called at each key press; others are told now and then. */
  setTyping(): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_SENT_EVERY_MS || this.state !== "live") return;
    this.typedAt = now;
    this.options.socket.typing();
  }

  /** Nobody is signed in any more, or somebody else: nothing is sent in the name of who was. */
  signedOut(): void {
    this.isSignedOut = true;
    this.outbox.close();
    this.refused("UNAUTHENTICATED");
  }

  /** Hangs up; listening again opens the line again. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.state = "connecting";
    this.live.close();
    this.typists.clear();
    this.readMark.close();
    this.outbox.close();
    this.picture.close();
    this.options.socket.close();
    this.listeners.clear();
  }

  private open(): void {
    this.isClosed = false;
    this.live.open();
    this.options.socket.open({
      position: () => this.live.run.lastSeq,
      onState: (state) => this.lineChanged(state),
      onJoined: (lastSeq) => this.joined(lastSeq),
      onEvents: (events) => this.receive(events),
      onPresence: (people, total) => this.present(people, total),
      onTyping: (person) => person.id !== this.options.userId && this.typists.add(person),
      onRefused: (error) => this.refused(error),
    });
    this.outbox.open();
    this.picture.open(this.live.run.events);
    this.settle();
    this.changed();
  }

  private taken(): TimelineSnapshot {
    const { live, far, state, people, peopleTotal, refusal } = this;
    const shown = far.run ?? live.run;
    return {
      events: live.run.events,
      entries: this.changes.over(shown.rows),
      isFar: far.run !== null,
      pending: this.outbox.pending.filter(({ threadId }) => threadId === undefined),
      state,
      hasOlder: shown.firstSeq > 1,
      isLoadingOlder: far.run ? far.isLoadingOlder : live.isLoadingOlder,
      isLoadingNewer: far.isLoadingNewer,
      readUpTo: this.options.readUpTo,
      people,
      peopleTotal,
      typing: this.typists.people,
      refusal,
      pictureAt: this.picture.at,
    };
  }

  private changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
    for (const thread of this.threads) thread.changed();
  }

  private lineChanged(state: LineState): void {
    if (state === this.state) return;
    this.state = state;
    if (state === "live") this.outbox.kick();
    this.picture.line(state === "live");
    this.changed();
  }

  private joined(lastSeq: number): void {
    // The line may be open in the name of somebody else by now.
    if (!this.isSignedOut) this.refusal = null;
    this.live.joined(lastSeq);
    this.changed();
  }

  private receive(events: readonly TimelineEvent[]): void {
    for (const { actorId } of events) if (actorId !== null) this.typists.remove(actorId);
    this.live.receive(events);
  }

  private grown(events: readonly TimelineEvent[]): void {
    this.far.hear(events);
    this.picture.keep(events);
    for (const thread of this.threads) thread.hear(events);
    this.settle();
  }

  private reset(): void {
    this.picture.begin(this.live.run.events);
    for (const thread of this.threads) thread.reset();
    this.settle();
  }

  private settle(): void {
    const { run } = this.live;
    const isShown = (key: string, storedAs: number | null) =>
      run.has(key) || (storedAs !== null && storedAs <= run.lastSeq);
    this.outbox.settle(isShown);
    this.changes.settle(isShown);
  }

  private refused(error: string): void {
    if (error === "CONFLICT") return void this.live.startAgain();
    this.refusal = error;
    this.changed();
  }

  private present(people: RoomPerson[], total: number): void {
    this.people = people;
    this.peopleTotal = total;
    this.changed();
  }
}
