import type { RoomPerson } from "@/server/timeline/contract";
import type { Look } from "@/server/timeline/contract/look";

/** What the room's line says about what people see. */
export type LookNews =
  | { kind: "look" | "called"; person: RoomPerson; look: Look }
  | { kind: "asked"; person: RoomPerson; userId: string }
  | { kind: "people"; people: readonly RoomPerson[]; total: number };

/** What can be said: to followers, to everybody, and to somebody who is followed. */
export type LookWord = { message: "look" | "look-here"; look: Look } | { message: "ask-look"; userId: string };

type Listener = (news: LookNews) => void;

/** Carries over the line of the open room what people see; the line itself belongs to the timeline. */
class RoomLooks {
  private readonly listeners = new Set<Listener>();
  private carrier: ((word: LookWord) => void) | null = null;

  /** Speaks through this line from now on; returns how it stops. */
  carry(carrier: (word: LookWord) => void): () => void {
    this.carrier = carrier;
    return () => {
      if (this.carrier === carrier) this.carrier = null;
    };
  }

  say(word: LookWord): void {
    this.carrier?.(word);
  }

  tell(news: LookNews): void {
    for (const listener of this.listeners) listener(news);
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The page's one: a page has one room open. */
export const roomLooks = new RoomLooks();
