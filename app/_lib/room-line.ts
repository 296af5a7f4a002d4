import type { RoomPerson, TimelineEvent } from "@/server/timeline/contract";

/** `offline`: the line is gone and is being tried again; `connecting`: before the first answer. */
export type LineState = "connecting" | "live" | "offline";

/** What the line tells the store. */
export interface RoomListener {
  /** Where to go on from. */
  position(): number;
  onState(state: LineState): void;
  /** The room is open; the timeline goes up to `lastSeq`. */
  onJoined(lastSeq: number): void;
  onEvents(events: TimelineEvent[]): void;
  onPresence(people: RoomPerson[], total: number): void;
  onTyping(person: RoomPerson): void;
  /** The room is not to be had, and why. */
  onRefused(error: string): void;
}

/** The line to one room; `openRoomSocket` makes a real one. */
export interface RoomLine {
  open(listener: RoomListener): void;
  typing(): void;
  close(): void;
}
