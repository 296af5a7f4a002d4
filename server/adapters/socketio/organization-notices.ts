import type { RoomServer, RoomSocket } from "@/server/adapters/socketio/room-socket";
import type { RoomMessages } from "@/server/timeline/contract";

type Notice = RoomMessages["changed"];

/** Of each kind the first notice leaves at once, those that follow at most so often: whoever hears one looks anyway. */
const EVERY_MS = 150;

const KINDS = ["alerts", "incidents", "statuses"] as const;

const channelOf = (organizationId: string) => `organization ${organizationId}`;

/** Tells pages that list an organization's incidents and alerts that there is something new; what it is they look up. */
export class OrganizationNotices {
  /** Per organization and kind: the pause after a notice, and whether another is owed at its end. */
  private readonly pauses = new Map<string, { isOwed: boolean; timer: NodeJS.Timeout }>();

  constructor(private readonly io: RoomServer) {}

  /** From here on the socket hears of its own organization. */
  watch(socket: RoomSocket): void {
    if (!socket.data.isClosing) void socket.join(channelOf(socket.data.viewer.organizationId));
  }

  note(organizationId: string, what: Partial<Notice>): void {
    const leaves = KINDS.filter((kind) => what[kind] && this.mayLeave(organizationId, kind));
    if (leaves.length === 0) return;
    const [alerts, incidents] = [leaves.includes("alerts"), leaves.includes("incidents")];
    this.send(organizationId, { alerts, incidents, ...(leaves.includes("statuses") && { statuses: true }) });
  }

  close(): void {
    for (const { timer } of this.pauses.values()) clearTimeout(timer);
    this.pauses.clear();
  }

  /** Whether a notice leaves now; else it is owed. */
  private mayLeave(organizationId: string, kind: keyof Notice): boolean {
    const key = `${kind} ${organizationId}`;
    const pause = this.pauses.get(key);
    if (pause) pause.isOwed = true;
    else
      this.pauses.set(key, {
        isOwed: false,
        timer: setTimeout(() => this.goOn(organizationId, kind), EVERY_MS).unref(),
      });
    return !pause;
  }

  private goOn(organizationId: string, kind: keyof Notice): void {
    const key = `${kind} ${organizationId}`;
    const isOwed = this.pauses.get(key)?.isOwed === true;
    this.pauses.delete(key);
    if (isOwed) this.note(organizationId, { [kind]: true });
  }

  private send(organizationId: string, notice: Notice): void {
    // Every process hears the bus itself, and tells its own sockets.
    this.io.local.to(channelOf(organizationId)).emit("changed", notice);
  }
}
