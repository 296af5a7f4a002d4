import { createContext } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { BurstRow } from "../rows/arrange-rows";
import type { RowAction, RowReader } from "./row-actions";

/** Where to go in a timeline: `link` is the position of the event that is meant, `time` is RFC 3339. */
export type JumpTarget = { seq: number } | { link: number } | { eventId: string } | { time: string };

/** What the rows of a room can ask for. The object stays the same for as long as its reader does. */
export interface RowCommands {
  incidentNumber: number;
  reader: RowReader;
  /** Ids of what a mention of means the reader: themselves, their teams and roles. */
  meant: ReadonlySet<string>;
  act(action: RowAction, entry: ShownEntry): void;
  /** Gives a reaction, or takes it back. */
  react(entry: ShownEntry, emoji: string, isGiven: boolean): void;
  /** Takes over the new text of a message. Answers why it was refused, as a code; null when it is stored. */
  saveEdit(entry: ShownEntry, body: string): Promise<string | null>;
  stopEditing(): void;
  openThread(rootId: string): void;
  jump(target: JumpTarget): void;
  /** Shows the events of a burst one by one, or in one line again. */
  toggleBurst(burst: BurstRow, isOpen: boolean): void;
}

/** Null where a timeline is only read, as on a shared page. */
export const RowCommandsContext = createContext<RowCommands | null>(null);
