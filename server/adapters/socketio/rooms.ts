import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Attendance } from "@/server/adapters/socketio/attendance";
import { RoomFeed } from "@/server/adapters/socketio/room-feed";
import { RoomPresence } from "@/server/adapters/socketio/room-presence";
import type { RealtimeOptions } from "@/server/adapters/socketio/realtime-options";
import type { PresenceShare, RoomServer, RoomSocket } from "@/server/adapters/socketio/room-socket";
import { waitingBytes } from "@/server/adapters/socketio/slow-readers";
import type { TimelineHint } from "@/server/ports/event-bus";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { TimelinePage } from "@/server/timeline/contract";

/** More than this is paged by the client through `timeline.since`. */
export const MOST_BACKLOG = 2_000;

const BACKLOG_PAGE = 100;
const DRAIN = { bytes: 256 * 1024, stepMs: 20, patienceMs: 10_000 };

export interface RoomIncident {
  id: string;
  organizationId: string;
  number: number;
  lastSeq: number;
}

interface Room {
  number: number;
  scope: TimelineScope;
  feed: RoomFeed;
  presence: RoomPresence;
  /** Those who are in or on their way in, and the person as whom. */
  members: Map<RoomSocket, string>;
  /** Pages on their way, by where they begin and where the feed was. */
  pages: Map<string, Promise<TimelinePage>>;
}

/** The rooms that somebody in this process is in: one feed and one list of people for each. */
export class Rooms {
  readonly counts = { frames: 0, deliveries: 0 };
  private readonly rooms = new Map<string, Room>();
  private readonly process = randomUUID();
  private readonly attendance: Attendance | null;

  constructor(
    private readonly io: RoomServer,
    private readonly options: Pick<RealtimeOptions, "timelineReader" | "log" | "attendance">,
    private readonly isShared: boolean,
  ) {
    this.attendance = options.attendance ? new Attendance(options.attendance) : null;
  }

  get size(): number {
    return this.rooms.size;
  }

  hint({ incident, to }: TimelineHint): void {
    this.rooms.get(incident)?.feed.hint(to);
  }

  hear(share: PresenceShare): void {
    const { process, incidentId, people } = share;
    if (process === this.process) return;
    this.attendance?.hear(share);
    this.rooms.get(incidentId)?.presence.hear(process, people, Date.now());
  }

  catchUpAll(): void {
    for (const { feed } of this.rooms.values()) feed.catchUp();
  }

  repeatPresence(): void {
    if (this.isShared) for (const { presence } of this.rooms.values()) presence.repeat(Date.now());
  }

  /** Lets a socket in: first what it missed after `after`, then, with no gap between, what is new. */
  async enter(socket: RoomSocket, incident: RoomIncident, after: number | null): Promise<void> {
    const room = this.rooms.get(incident.id) ?? this.open(incident);
    const { userId, name } = socket.data.viewer;
    if (!room.members.has(socket)) {
      room.members.set(socket, userId);
      room.presence.enter({ id: userId, name });
    }
    const isIn = await this.sendMissedAndJoin(socket, room, after ?? room.feed.position);
    if (!isIn) return this.leave(socket, incident.id);
    this.attendance?.enter(socket, room.scope);
    socket.emit("presence", { number: room.number, ...room.presence.now() });
  }

  leave(socket: RoomSocket, incidentId: string): void {
    void socket.leave(incidentId);
    this.attendance?.leave(socket, incidentId);
    const room = this.rooms.get(incidentId);
    const person = room?.members.get(socket);
    if (!room || person === undefined) return;
    room.members.delete(socket);
    room.presence.leave(person);
    if (room.members.size > 0) return;
    this.rooms.delete(incidentId);
    room.feed.close();
    room.presence.close();
  }

  close(): void {
    this.attendance?.close();
    for (const { feed, presence } of this.rooms.values()) {
      feed.close();
      presence.close();
    }
    this.rooms.clear();
  }

  private open({ id, organizationId, number, lastSeq }: RoomIncident): Room {
    const scope = { organizationId, incidentId: id };
    const members = new Map<RoomSocket, string>();
    const { timelineReader: reader, log } = this.options;
    // Each process hears of new events itself, so a frame never travels to another one.
    const toRoom = this.io.local.to(id);
    const feed = new RoomFeed({
      scope,
      position: lastSeq,
      reader,
      log,
      push: (events) => {
        toRoom.emit("events", { number, events: [...events] });
        this.counts.frames += 1;
        this.counts.deliveries += events.length * members.size;
        return members.size;
      },
    });
    const presence = new RoomPresence({
      tell: (people, total) => void toRoom.emit("presence", { number, people, total }),
      share: (people) => {
        if (this.isShared) this.io.serverSideEmit("presence", { process: this.process, incidentId: id, people });
      },
    });
    const room = { number, scope, feed, presence, members, pages: new Map<string, Promise<TimelinePage>>() };
    this.rooms.set(id, room);
    return room;
  }

  /** Joins in the same tick in which the last missed event is written: in between, the feed could push the next one. */
  private async sendMissedAndJoin(socket: RoomSocket, room: Room, after: number): Promise<boolean> {
    const isStaying = () => isOpen(socket) && room.members.has(socket);
    for (let at = after; at < room.feed.position && isStaying();) {
      await drained(socket);
      const page = await this.missed(room, at);
      // What was read beyond the feed's position is about to be pushed, and would be heard twice.
      const events = page.events.filter(({ seq }) => seq <= room.feed.position);
      const last = events.at(-1);
      if (!last || !isStaying()) break;
      socket.emit("events", { number: room.number, events });
      at = last.seq;
    }
    if (isStaying()) void socket.join(room.scope.incidentId);
    return isStaying();
  }

  /** After the server came back many go on from the same place at once: they share what is read for the first. */
  private missed(room: Room, at: number): Promise<TimelinePage> {
    const place = `${at}/${room.feed.position}`;
    const shared = room.pages.get(place);
    if (shared) return shared;
    const page = this.options.timelineReader.since(room.scope, at, BACKLOG_PAGE);
    room.pages.set(place, page);
    const forget = () => room.pages.delete(place);
    page.then(forget, forget);
    return page;
  }
}

const isOpen = (socket: RoomSocket) => socket.connected && !socket.data.isClosing;

/** A backlog is sent as fast as it is read, so that it is no reason to call the reader slow. */
async function drained(socket: RoomSocket): Promise<void> {
  const deadline = Date.now() + DRAIN.patienceMs;
  while (isOpen(socket) && waitingBytes(socket) > DRAIN.bytes && Date.now() < deadline) await sleep(DRAIN.stepMs);
}
