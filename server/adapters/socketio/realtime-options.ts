import type { IncomingHttpHeaders, Server as HttpServer } from "node:http";
import type { Viewer } from "@/server/platform/access";
import type { Logger } from "@/server/platform/logger";
import type { EventBus } from "@/server/ports/event-bus";
import type { TimelineReader } from "@/server/ports/timeline-reader";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { RoomPerson } from "@/server/timeline/contract";

/** Hears who comes and who goes; it never holds up a room, and keeps its failures to itself. */
export interface AttendanceLog {
  /** Somebody opened a room with their first page. */
  joined(scope: TimelineScope, person: RoomPerson): void;
  /** Somebody closed their last page at that time, and did not come back for a minute. */
  left(scope: TimelineScope, person: RoomPerson, at: Date): void;
}

/** What the socket server needs from the rest of the process. */
export interface RealtimeOptions {
  httpServer: HttpServer;
  eventBus: EventBus;
  timelineReader: TimelineReader;
  /** Who the session cookie in these headers belongs to now; null when it is missing, over or revoked. */
  authenticate(request: { headers: IncomingHttpHeaders }): Promise<Viewer | null>;
  /** The access rule of every other door. @throws AppError NOT_FOUND, FORBIDDEN */
  findIncident(viewer: Viewer, number: number): Promise<{ id: string; organizationId: string; lastSeq: number }>;
  log: Logger;
  /** Exact origins, such as https://war-room.example.com. */
  allowedOrigins: readonly string[];
  /** Sockets of this process, 10,000 when left out; one more is refused as TOO_MANY_CONNECTIONS. */
  maxConnections?: number;
  /** Shares presence and typing with other processes. */
  redisUrl?: string;
  attendance?: AttendanceLog;
}

export interface RealtimeStats {
  connections: number;
  sessions: number;
  rooms: number;
  /** Frames written to rooms since the start, each to all who were in. */
  frames: number;
  /** Event times receiver since the start. */
  deliveries: number;
  /** Readers that were disconnected because too much waited for them. */
  slowReaders: number;
}

export interface Realtime {
  stats(): RealtimeStats;
  /** Closes every socket of a session at once. */
  disconnectSession(sessionId: string): void;
  /** Closes every connection and stops. The HTTP server is left to its owner. */
  close(): Promise<void>;
}
