import type { PresenceShare, RoomSocket } from "@/server/adapters/socketio/room-socket";
import type { AttendanceLog } from "@/server/adapters/socketio/realtime-options";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { RoomPerson } from "@/server/timeline/contract";

/** Who comes back within this was never gone: pages are reloaded, and lines break. */
const GRACE_MS = 60_000;
const FORGET_PROCESS_MS = 30_000;

interface Visit {
  scope: TimelineScope;
  person: RoomPerson;
  pages: Set<RoomSocket>;
  leaving: NodeJS.Timeout | undefined;
}

/** Tells when somebody comes into a room with their first page, and when they have been gone for a while. */
export class Attendance {
  private readonly visits = new Map<string, Visit>();
  private readonly elsewhere = new Map<string, { incidentId: string; ids: Set<string>; heardAt: number }>();

  constructor(private readonly log: AttendanceLog) {}

  enter(socket: RoomSocket, scope: TimelineScope): void {
    const { userId: id, name } = socket.data.viewer;
    const key = keyOf(scope.incidentId, id);
    const visit = this.visits.get(key);
    if (visit) {
      clearTimeout(visit.leaving);
      visit.leaving = undefined;
      visit.pages.add(socket);
      return;
    }
    const person = { id, name };
    this.visits.set(key, { scope, person, pages: new Set([socket]), leaving: undefined });
    if (!this.isElsewhere(scope.incidentId, id)) this.log.joined(scope, person);
  }

  leave(socket: RoomSocket, incidentId: string): void {
    const key = keyOf(incidentId, socket.data.viewer.userId);
    const visit = this.visits.get(key);
    if (!visit?.pages.delete(socket) || visit.pages.size > 0) return;
    const leftAt = new Date();
    visit.leaving = setTimeout(() => {
      this.visits.delete(key);
      if (!this.isElsewhere(incidentId, visit.person.id)) this.log.left(visit.scope, visit.person, leftAt);
    }, GRACE_MS);
    visit.leaving.unref();
  }

  /** Who is with another process is here all the same. */
  hear({ process, incidentId, people }: PresenceShare): void {
    const key = keyOf(incidentId, process);
    if (people.length === 0) this.elsewhere.delete(key);
    else this.elsewhere.set(key, { incidentId, ids: new Set(people.map(({ id }) => id)), heardAt: Date.now() });
  }

  /** Nobody leaves because the server does. */
  close(): void {
    for (const { leaving } of this.visits.values()) clearTimeout(leaving);
    this.visits.clear();
  }

  private isElsewhere(incidentId: string, userId: string): boolean {
    const recent = Date.now() - FORGET_PROCESS_MS;
    for (const [key, heard] of this.elsewhere) {
      if (heard.heardAt < recent) this.elsewhere.delete(key);
      else if (heard.incidentId === incidentId && heard.ids.has(userId)) return true;
    }
    return false;
  }
}

const keyOf = (incidentId: string, id: string) => `${incidentId}/${id}`;
