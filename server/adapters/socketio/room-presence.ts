import type { RoomPerson } from "@/server/timeline/contract";

const MOST_NAMED = 50;
const SOONEST_MS = 100;
const MS_FOR_EACH_PERSON = 2;
const LATEST_MS = 3_000;
const FORGET_PROCESS_MS = 30_000;

export interface RoomPresenceOptions {
  /** Tells the room; called at most once in a while. */
  tell(people: RoomPerson[], total: number): void;
  /** Tells the other processes who is here. */
  share(people: RoomPerson[]): void;
}

/** Who is in one room: a person counts once, however many pages they have open in however many processes. */
export class RoomPresence {
  private readonly here = new Map<string, RoomPerson & { sockets: number }>();
  private readonly elsewhere = new Map<string, { people: RoomPerson[]; heardAt: number }>();
  private timer: NodeJS.Timeout | undefined;
  private isToShare = false;

  constructor(private readonly options: RoomPresenceOptions) {}

  enter({ id, name }: RoomPerson): void {
    const person = this.here.get(id) ?? { id, name, sockets: 0 };
    person.sockets += 1;
    this.here.set(id, person);
    if (person.sockets === 1) this.changed(true);
  }

  leave(id: string): void {
    const person = this.here.get(id);
    if (!person) return;
    person.sockets -= 1;
    if (person.sockets > 0) return;
    this.here.delete(id);
    this.changed(true);
  }

  /** What another process says; it repeats itself, and is forgotten when it falls silent. */
  hear(process: string, people: RoomPerson[], now: number): void {
    const known = this.elsewhere.get(process);
    if (people.length === 0) this.elsewhere.delete(process);
    else this.elsewhere.set(process, { people, heardAt: now });
    if (JSON.stringify(known?.people ?? []) !== JSON.stringify(people)) this.changed(false);
  }

  /** Says again who is here, and forgets processes that fell silent. */
  repeat(now: number): void {
    this.options.share(this.local());
    for (const [process, { heardAt }] of this.elsewhere) {
      if (heardAt > now - FORGET_PROCESS_MS) continue;
      this.elsewhere.delete(process);
      this.changed(false);
    }
  }

  now(): { people: RoomPerson[]; total: number } {
    // Asked at each arrival, and thousands arrive at once.
    if (this.elsewhere.size === 0) return { people: this.local(MOST_NAMED), total: this.here.size };
    const everybody = new Map(this.local().map((person) => [person.id, person]));
    for (const { people } of this.elsewhere.values()) for (const person of people) everybody.set(person.id, person);
    return { people: [...everybody.values()].slice(0, MOST_NAMED), total: everybody.size };
  }

  close(): void {
    clearTimeout(this.timer);
    if (this.here.size === 0) this.options.share([]);
  }

  private local(most = Number.POSITIVE_INFINITY): RoomPerson[] {
    const people: RoomPerson[] = [];
    for (const { id, name } of this.here.values()) {
      if (people.length >= most) break;
      people.push({ id, name });
    }
    return people;
  }

  /** A thousand arrivals must not become a thousand announcements to a thousand people. */
  private changed(isOurs: boolean): void {
    this.isToShare ||= isOurs;
    if (this.timer) return;
    const wait = Math.min(SOONEST_MS + this.here.size * MS_FOR_EACH_PERSON, LATEST_MS);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isToShare) this.options.share(this.local());
      this.isToShare = false;
      const { people, total } = this.now();
      this.options.tell(people, total);
    }, wait);
  }
}
