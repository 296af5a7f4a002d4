import type { RoomPerson } from "@/server/timeline/contract";

const SHOWN_MS = 4_000;

/** Who is writing; each is forgotten when nothing was heard of them for a while. */
export class TimelineTypists {
  private readonly writing = new Map<string, { person: RoomPerson; timer: ReturnType<typeof setTimeout> }>();

  constructor(private readonly onChange: () => void) {}

  get people(): RoomPerson[] {
    return [...this.writing.values()].map(({ person }) => person);
  }

  add(person: RoomPerson): void {
    this.remove(person.id);
    const timer = setTimeout(() => {
      this.remove(person.id);
      this.onChange();
    }, SHOWN_MS);
    this.writing.set(person.id, { person, timer });
    this.onChange();
  }

  remove(id: string): void {
    clearTimeout(this.writing.get(id)?.timer);
    this.writing.delete(id);
  }

  clear(): void {
    for (const id of this.writing.keys()) this.remove(id);
  }
}
