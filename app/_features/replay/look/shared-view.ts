import type { LookNews, LookWord } from "@/app/_lib/room-looks";
import type { RoomPerson } from "@/server/timeline/contract";
import type { Look } from "@/server/timeline/contract/look";

export interface Invitation {
  person: RoomPerson;
  look: Look;
}

export interface SharedViewSnapshot {
  following: RoomPerson | null;
  /** True from the first thing that was seen of whom one follows. */
  isSeeing: boolean;
  /** Who was followed and went away. */
  lost: RoomPerson | null;
  invitation: Invitation | null;
  /** Who follows the reader. */
  followers: readonly RoomPerson[];
}

export interface SharedViewOptions {
  me: string;
  say(word: LookWord): void;
  /** Where whom one follows points; null is nowhere. */
  point(at: { at: number; name: string } | null): void;
}

/** The evidence of the page. */
export interface SharedStage {
  /** What the reader sees; null while there is nothing to see. */
  look(): Look | null;
  /** Shows what somebody else sees. */
  show(look: Look): void;
}

const NOTHING: SharedViewSnapshot = { following: null, isSeeing: false, lost: null, invitation: null, followers: [] };
/** A follower asks again this often, and is forgotten, or forgets, after some unanswered times. */
const ASK_MS = 5_000;
const SILENCE_MS = 16_000;
const SAY_MS = 260;

/** Who follows whom in a room, from one page's point of view. What one sees is told only while somebody asks for it. */
export class SharedView {
  private readonly listeners = new Set<() => void>();
  private readonly askedAt = new Map<string, { person: RoomPerson; at: number }>();
  private current = NOTHING;
  private timer: ReturnType<typeof setInterval> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;
  private saidAt = 0;
  private heardAt = 0;
  private stage: SharedStage | null = null;

  constructor(private readonly options: SharedViewOptions) {}

  readonly server = (): SharedViewSnapshot => NOTHING;

  readonly snapshot = (): SharedViewSnapshot => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** From now on this is what is seen and what is led. */
  attach(stage: SharedStage): void {
    this.stage = stage;
  }

  follow(person: RoomPerson): void {
    if (person.id === this.options.me) return;
    this.heardAt = Date.now();
    this.options.point(null);
    this.change({ following: person, isSeeing: false, lost: null });
    this.ask();
  }

  leave(): void {
    if (!this.current.following) return;
    this.options.point(null);
    this.change({ following: null, isSeeing: false });
  }

  /** Asks everybody to see what the reader sees; false while there is nothing to see. */
  call(): boolean {
    const look = this.stage?.look() ?? null;
    if (look) this.options.say({ message: "look-here", look });
    return look !== null;
  }

  dismiss(): void {
    this.change({ invitation: null, lost: null });
  }

  /** What the reader sees is another view now. */
  viewChanged(): void {
    if (this.current.followers.length === 0 || this.saying !== undefined) return;
    const wait = Math.max(0, this.saidAt + SAY_MS - Date.now());
    this.saying = setTimeout(() => {
      this.saying = undefined;
      this.tell();
    }, wait);
  }

  hear(news: LookNews): void {
    const { me } = this.options;
    const { following } = this.current;
    if (news.kind === "people") return this.count(news.people, news.total);
    if (news.person.id === me) return;
    if (news.kind === "asked") {
      if (news.userId === me) this.asked(news.person);
    } else if (news.kind === "called") this.change({ invitation: { person: news.person, look: news.look } });
    else if (news.person.id === following?.id) this.see(news.look);
  }

  close(): void {
    clearInterval(this.timer);
    clearTimeout(this.saying);
    this.timer = undefined;
    this.saying = undefined;
    this.askedAt.clear();
    this.options.point(null);
    this.change(NOTHING);
  }

  private see(look: Look): void {
    const { following, isSeeing } = this.current;
    this.heardAt = Date.now();
    if (!isSeeing) this.change({ isSeeing: true });
    this.stage?.show(look);
    if (following) this.options.point(look.cursor === null ? null : { at: look.cursor, name: following.name });
  }

  private asked(person: RoomPerson): void {
    const isNew = !this.askedAt.has(person.id);
    this.askedAt.set(person.id, { person, at: Date.now() });
    if (isNew) this.listFollowers();
    this.tick();
    this.viewChanged();
  }

  private tell(): void {
    const look = this.stage?.look();
    if (!look) return;
    this.saidAt = Date.now();
    this.options.say({ message: "look", look });
  }

  private ask(): void {
    const { following } = this.current;
    if (following) this.options.say({ message: "ask-look", userId: following.id });
    this.tick();
  }

  private tick(): void {
    this.timer ??= setInterval(() => this.beat(), ASK_MS);
  }

  private beat(): void {
    const now = Date.now();
    const { following } = this.current;
    if (following && now - this.heardAt > SILENCE_MS) this.lose();
    else if (following) this.ask();
    for (const [id, { at }] of this.askedAt) if (now - at > SILENCE_MS) this.askedAt.delete(id);
    this.listFollowers();
    if (this.current.following || this.askedAt.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private count(people: readonly RoomPerson[], total: number): void {
    const { following } = this.current;
    // A full room names some only: then silence alone tells that somebody is gone.
    const isWhole = people.length >= total;
    const isHere = (id: string) => people.some((person) => person.id === id);
    if (!isWhole) return;
    if (following && !isHere(following.id)) this.lose();
    for (const id of this.askedAt.keys()) if (!isHere(id)) this.askedAt.delete(id);
    this.listFollowers();
  }

  private lose(): void {
    const { following } = this.current;
    this.leave();
    this.change({ lost: following });
  }

  private listFollowers(): void {
    const followers = [...this.askedAt.values()].map(({ person }) => person);
    const isSame =
      followers.length === this.current.followers.length &&
      followers.every(({ id }, index) => id === this.current.followers[index]?.id);
    if (!isSame) this.change({ followers });
  }

  private change(part: Partial<SharedViewSnapshot>): void {
    this.current = { ...this.current, ...part };
    for (const tell of this.listeners) tell();
  }
}
