import type { IncomingHttpHeaders } from "node:http";
import type { Viewer } from "@/server/platform/access";
import { closeSocket } from "@/server/adapters/socketio/close-socket";
import type { RoomSocket } from "@/server/adapters/socketio/room-socket";
import type { Logger } from "@/server/platform/logger";
import type { SessionHint } from "@/server/ports/event-bus";

const MOST_SOCKETS = 20;
/** Over all their sessions: many browsers, each with many pages. */
const MOST_SOCKETS_OF_PERSON = 60;
const CHECK_EVERY_MS = 30_000;
const CHECKS_AT_ONCE = 20;

interface Session {
  viewer: Viewer;
  /** All that is kept of the handshake: what proves the session again. */
  headers: IncomingHttpHeaders;
  sockets: Set<RoomSocket>;
  checkedAt: number;
}

export interface SessionRegistryOptions {
  authenticate(request: { headers: IncomingHttpHeaders }): Promise<Viewer | null>;
  /** Somebody's rights are not what they were: their rooms need another look. */
  onChanged(socket: RoomSocket): void;
  log: Logger;
}

/** The sessions behind the open sockets, checked again on hints, at their end, and now and then. */
export class SessionRegistry {
  private readonly sessions = new Map<string, Session>();
  /** How many sockets each person has. */
  private readonly people = new Map<string, number>();

  constructor(private readonly options: SessionRegistryOptions) {}

  get size(): number {
    return this.sessions.size;
  }

  /** True when the session, or the person in all their sessions, has as many sockets as they may. */
  isFull({ sessionId, userId }: Viewer): boolean {
    const ofSession = this.sessions.get(sessionId)?.sockets.size ?? 0;
    return ofSession >= MOST_SOCKETS || (this.people.get(userId) ?? 0) >= MOST_SOCKETS_OF_PERSON;
  }

  add(socket: RoomSocket, { cookie }: IncomingHttpHeaders): void {
    const { viewer } = socket.data;
    this.people.set(viewer.userId, (this.people.get(viewer.userId) ?? 0) + 1);
    const session = this.sessions.get(viewer.sessionId);
    if (session) session.sockets.add(socket);
    else {
      const sockets = new Set([socket]);
      this.sessions.set(viewer.sessionId, { viewer, headers: { cookie }, sockets, checkedAt: Date.now() });
    }
  }

  remove(socket: RoomSocket): void {
    const { sessionId, userId } = socket.data.viewer;
    const left = (this.people.get(userId) ?? 0) - 1;
    if (left > 0) this.people.set(userId, left);
    else this.people.delete(userId);
    const session = this.sessions.get(sessionId);
    session?.sockets.delete(socket);
    if (session?.sockets.size === 0) this.sessions.delete(sessionId);
  }

  end(sessionId: string): void {
    for (const socket of this.sessions.get(sessionId)?.sockets ?? []) closeSocket(socket, "SESSION_EXPIRED");
  }

  heed({ session, user, organization }: SessionHint): void {
    void this.check(
      ({ viewer }) => viewer.sessionId === session || viewer.userId === user || viewer.organizationId === organization,
    );
  }

  checkAll(): void {
    void this.check(() => true);
  }

  /** To be called about once a second. */
  sweep(now: number): void {
    void this.check(({ viewer, checkedAt }) => viewer.expiresAt.getTime() <= now || checkedAt <= now - CHECK_EVERY_MS);
  }

  private async check(isDue: (session: Session) => boolean): Promise<void> {
    const due = [...this.sessions.values()].filter(isDue);
    for (const session of due) session.checkedAt = Date.now();
    while (due.length > 0) await Promise.all(due.splice(0, CHECKS_AT_ONCE).map((session) => this.checkOne(session)));
  }

  private async checkOne(session: Session): Promise<void> {
    const { sessionId } = session.viewer;
    try {
      const viewer = await this.options.authenticate({ headers: session.headers });
      if (viewer?.sessionId !== sessionId || viewer.expiresAt.getTime() <= Date.now()) return this.end(sessionId);
      session.viewer = viewer;
      for (const socket of session.sockets) {
        socket.data.viewer = viewer;
        this.options.onChanged(socket);
      }
    } catch (error) {
      // Nobody is thrown out because the database is away; without it nothing is sent either.
      session.checkedAt = 0;
      this.options.log.warn({ err: error }, "a session could not be checked");
    }
  }
}
