import type { RoomServer, RoomSocket } from "@/server/adapters/socketio/room-socket";
import type { RoomMessages } from "@/server/timeline/contract";

type Notice = RoomMessages["changed"];

/** The first notice leaves at once, those that follow at most so often: whoever hears one looks anyway. */
const EVERY_MS = 150;

const channelOf = (organizationId: string) => `organization ${organizationId}`;

/** Tells pages that list an organization's incidents and alerts that there is something new; what it is they look up. */
export class OrganizationNotices {
  private readonly waiting = new Map<string, Notice>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly io: RoomServer) {}

  /** From here on the socket hears of its own organization. */
  watch(socket: RoomSocket): void {
    if (!socket.data.isClosing) void socket.join(channelOf(socket.data.viewer.organizationId));
  }

  note(organizationId: string, what: Partial<Notice>): void {
    const { alerts = false, incidents = false, statuses } = this.waiting.get(organizationId) ?? {};
    this.waiting.set(organizationId, {
      alerts: alerts || what.alerts === true,
      incidents: incidents || what.incidents === true,
      ...((statuses ?? what.statuses) && { statuses: true }),
    });
    if (!this.timers.has(organizationId)) this.send(organizationId);
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private send(organizationId: string): void {
    this.timers.delete(organizationId);
    const notice = this.waiting.get(organizationId);
    if (!notice) return;
    this.waiting.delete(organizationId);
    // Every process hears the bus itself, and tells its own sockets.
    this.io.local.to(channelOf(organizationId)).emit("changed", notice);
    this.timers.set(organizationId, setTimeout(() => this.send(organizationId), EVERY_MS).unref());
  }
}
