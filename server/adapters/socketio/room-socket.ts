import type { Server, Socket } from "socket.io";
import type { Viewer } from "@/server/platform/access";
import type { JoinAnswer, RoomMessages } from "@/server/timeline/contract";

/** About what somebody sees: for followers, by a follower, and for everybody. */
export type LookMessage = "look" | "ask-look" | "look-here";

export interface ClientMessages extends Record<LookMessage, (input: unknown) => void> {
  join(input: unknown, answer: (answer: JoinAnswer) => void): void;
  typing(input: unknown): void;
  /** Asks for `changed` from here on. */
  watch(): void;
}

export type ServerMessages = { [Name in keyof RoomMessages]: (message: RoomMessages[Name]) => void };

/** What one process tells the others about who is in a room. */
export interface PresenceShare {
  process: string;
  incidentId: string;
  people: { id: string; name: string }[];
}

export interface ProcessMessages {
  presence(share: PresenceShare): void;
}

export interface SocketData {
  viewer: Viewer;
  /** Incident ids of the rooms that were asked for, by number. */
  rooms: Map<number, string>;
  typedAt: number;
  /** When the last of each was passed on. */
  lookedAt: Partial<Record<LookMessage, number>>;
  joinedAt: number[];
  /** The farewell is on its way: nothing more is read or sent. */
  isClosing: boolean;
}

export type RoomServer = Server<ClientMessages, ServerMessages, ProcessMessages, SocketData>;
export type RoomSocket = Socket<ClientMessages, ServerMessages, ProcessMessages, SocketData>;
