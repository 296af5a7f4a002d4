import { createContext, type Ref } from "react";
import type { CommandName } from "@/server/command/contract/commands";
import type { IncidentStatus } from "@/server/incident/contract";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";

/** Lets the room put text where it is written. */
export interface ComposerHandle {
  /** Brings a message back that was not taken, with the files that had arrived. */
  restore(text: string, files?: readonly AttachmentRef[]): void;
  /** Begins a command; a message that was begun comes back after it. */
  startCommand(line: string): void;
  focus(): void;
}

/** What the composer needs of its room to carry out commands. */
export interface ComposerCommands {
  /** Commands that this person may use; the others are listed grey. */
  allowed: readonly CommandName[];
  nextStatuses: readonly IncidentStatus[];
  /** What the panels show, in epoch milliseconds. */
  readRange: () => { from: number; to: number };
  onCatchUp: () => void;
  onHelp: () => void;
  /** Reaches the room's own composer, not those of threads. */
  handle: Ref<ComposerHandle>;
}

/** Null where a slash is a slash. */
export const CommandsContext = createContext<ComposerCommands | null>(null);
