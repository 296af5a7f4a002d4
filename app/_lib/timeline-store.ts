import type { BrowserStorage } from "@/app/_lib/outbox-storage";
import type { LineState, RoomLine } from "@/app/_lib/room-line";
import { type PendingMessage, TimelineOutbox } from "@/app/_lib/timeline-outbox";
import { TimelineWindow } from "@/app/_lib/timeline-window";
import type { PostMessageInput, RoomPerson, TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import { type MessageRefusal, refusalOfMessage } from "@/server/timeline/rules";

export type { LineState };

export interface TimelineSnapshot {
  /** Without gaps, oldest first. */
  events: readonly TimelineEvent[];
  pending: readonly PendingMessage[];
  state: LineState;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  people: readonly RoomPerson[];
  /** People in the room, of whom `people` names some. */
  peopleTotal: number;
  typing: readonly RoomPerson[];
  /** Why the room cannot be had, as a code; null while it can. */
  refusal: string | null;
}

export interface TimelineStoreOptions {
  /** The incident's number. */
  incident: number;
  userId: string;
  /** The newest page, as the server rendered it. */
  initial: readonly TimelineEvent[];
  send(input: PostMessageInput): Promise<TimelineEvent>;
  since(after: number): Promise<TimelinePage>;
  before(before: number): Promise<TimelinePage>;
  /** Null where the browser has none: unsent messages then live as long as the page. */
  storage: BrowserStorage | null;
  socket: RoomLine;
}

export type PostResult = { ok: true; key: string } | { ok: false; refusal: MessageRefusal | "TOO_MANY_PENDING" };

const FAR_BEHIND = 1_000;
const RETRY_MS = { first: 500, most: 10_000 };
const TYPING_SHOWN_MS = 4_000;
const TYPING_SENT_EVERY_MS = 2_000;
/** Any position up to here may be asked for; the newest page lies before it. */
const END = Number.MAX_SAFE_INTEGER;

/**
 * One incident's timeline in the browser: what is stored, what is on its way there, and who is in the room.
 * `subscribe` and `snapshot` are made for `useSyncExternalStore`: the line is open while somebody listens, the first
 * snapshot is the same on the server, and snapshots never change once handed out.
 */
export class TimelineStore {
  private window: TimelineWindow;
  private readonly outbox: TimelineOutbox;
  private readonly listeners = new Set<() => void>();
  private readonly typists = new Map<string, { person: RoomPerson; timer: ReturnType<typeof setTimeout> }>();
  private state: LineState = "connecting";
  private people: readonly RoomPerson[] = [];
  private peopleTotal = 0;
  private refusal: string | null = null;
  private isLoadingOlder = false;
  private known = 0;
  private isCatchingUp = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private typedAt = 0;
  private isClosed = true;
  private current: TimelineSnapshot | null = null;

  constructor(private readonly options: TimelineStoreOptions) {
    const { incident, userId, storage, send, initial } = options;
    this.window = new TimelineWindow(initial);
    this.known = this.window.lastSeq;
    this.outbox = new TimelineOutbox({
      incident,
      userId,
      storage,
      send,
      onStored: (event) => this.receive([event]),
      onChange: () => this.changed(),
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.open();
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.close();
    };
  };

  private open(): void {
    this.isClosed = false;
    this.options.socket.open({
      position: () => this.window.lastSeq,
      onState: (state) => this.lineChanged(state),
      onJoined: (lastSeq) => this.joined(lastSeq),
      onEvents: (events) => this.receive(events),
      onPresence: (people, total) => this.present(people, total),
      onTyping: (person) => this.typed(person),
      onRefused: (error) => this.refused(error),
    });
    this.outbox.open();
    this.settle();
    this.changed();
  }

  snapshot = (): TimelineSnapshot => {
    this.current ??= {
      events: this.window.events,
      pending: this.outbox.pending,
      state: this.state,
      hasOlder: this.window.firstSeq > 1,
      isLoadingOlder: this.isLoadingOlder,
      people: this.people,
      peopleTotal: this.peopleTotal,
      typing: [...this.typists.values()].map(({ person }) => person),
      refusal: this.refusal,
    };
    return this.current;
  };

  /** Shows a message at once and sends it as soon as it can be. Refused here, it was not taken: keep the text. */
  post(text: string): PostResult {
    const body = text.trim();
    const refusal = refusalOfMessage(body);
    if (refusal) return { ok: false, refusal };
    const key = this.outbox.add(body);
    return key === null ? { ok: false, refusal: "TOO_MANY_PENDING" } : { ok: true, key };
  }

  retry(key: string): void {
    this.outbox.retry(key);
  }

  discard(key: string): void {
    this.outbox.discard(key);
  }

  /** Rejects when the page could not be read; ask again. */
  async loadOlder(): Promise<void> {
    if (this.isLoadingOlder || this.window.firstSeq <= 1) return;
    const { window } = this;
    this.isLoadingOlder = true;
    this.changed();
    try {
      window.prepend((await this.options.before(window.firstSeq)).events);
    } finally {
      this.isLoadingOlder = false;
      this.changed();
    }
  }

  /** To be called at each key press; others are told now and then. */
  setTyping(): void {
    const now = Date.now();
    if (now - this.typedAt < TYPING_SENT_EVERY_MS || this.state !== "live") return;
    this.typedAt = now;
    this.options.socket.typing();
  }

  /** Hangs up; listening again opens the line again. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.state = "connecting";
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    for (const { timer } of this.typists.values()) clearTimeout(timer);
    this.typists.clear();
    this.outbox.close();
    this.options.socket.close();
    this.listeners.clear();
  }

  private changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
  }

  private lineChanged(state: LineState): void {
    if (state === this.state) return;
    this.state = state;
    if (state === "live") this.outbox.kick();
    this.changed();
  }

  private joined(lastSeq: number): void {
    this.refusal = null;
    this.known = Math.max(this.known, lastSeq);
    // What is missing is on its way, unless it is too much for a socket.
    if (lastSeq - this.window.lastSeq > FAR_BEHIND) void this.catchUp();
    this.changed();
  }

  private receive(events: readonly TimelineEvent[]): void {
    this.known = Math.max(this.known, ...events.map(({ seq }) => seq));
    if (this.window.add(events)) this.settle();
    for (const { actorId } of events) if (actorId !== null) this.stopTyping(actorId);
    if (this.window.hasGap) void this.catchUp();
    this.changed();
  }

  private settle(): void {
    const { lastSeq } = this.window;
    this.outbox.settle((key, storedAs) => this.window.has(key) || (storedAs !== null && storedAs <= lastSeq));
  }

  private async catchUp(): Promise<void> {
    if (this.isCatchingUp || this.retryTimer !== undefined || this.isClosed) return;
    this.isCatchingUp = true;
    try {
      while (this.window.lastSeq < this.known && !this.isClosed) await this.readNext();
      this.failures = 0;
    } catch (error) {
      if (isConflict(error)) this.refused("CONFLICT");
      else this.catchUpLater();
    } finally {
      this.isCatchingUp = false;
    }
  }

  private async readNext(): Promise<void> {
    const { since, before } = this.options;
    const isFarBehind = this.known - this.window.lastSeq > FAR_BEHIND;
    const page = isFarBehind ? await before(END) : await since(this.window.lastSeq);
    this.known = isFarBehind ? page.lastSeq : Math.max(this.known, page.lastSeq);
    if (page.events.length === 0) this.known = this.window.lastSeq;
    if (isFarBehind) this.window = new TimelineWindow(page.events);
    this.receive(page.events);
    this.settle();
  }

  private catchUpLater(): void {
    const wait = Math.min(RETRY_MS.first * 2 ** this.failures, RETRY_MS.most);
    this.failures += 1;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = undefined;
      void this.catchUp();
    }, wait);
  }

  private refused(error: string): void {
    // Our position is not of this timeline: the database was put back to an earlier day.
    if (error === "CONFLICT") return void this.startAgain();
    this.refusal = error;
    this.changed();
  }

  private async startAgain(): Promise<void> {
    try {
      const page = await this.options.before(END);
      this.window = new TimelineWindow(page.events);
      this.known = page.lastSeq;
      this.changed();
    } catch {
      // The next join is refused again, and starts this again.
    }
  }

  private present(people: RoomPerson[], total: number): void {
    this.people = people;
    this.peopleTotal = total;
    this.changed();
  }

  private typed(person: RoomPerson): void {
    if (person.id === this.options.userId) return;
    this.stopTyping(person.id);
    const timer = setTimeout(() => {
      this.stopTyping(person.id);
      this.changed();
    }, TYPING_SHOWN_MS);
    this.typists.set(person.id, { person, timer });
    this.changed();
  }

  private stopTyping(id: string): void {
    clearTimeout(this.typists.get(id)?.timer);
    this.typists.delete(id);
  }
}

function isConflict(error: unknown): boolean {
  return error !== null && typeof error === "object" && "code" in error && error.code === "CONFLICT";
}
