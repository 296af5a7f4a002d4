import { io, type Socket } from "socket.io-client";
import type { RoomMessages } from "@/server/timeline/contract";

export type OrganizationNotice = RoomMessages["changed"];
type Listener = (notice: OrganizationNotice) => void;
const AGAIN_MS = 5_000;

/** What was missed while there was no line is not known: everything may stand otherwise. */
const EVERYTHING: OrganizationNotice = { incidents: true, alerts: true, statuses: true };

/**
 * Hears that incidents or alerts of the organization stand otherwise than before; what it is, the listener looks up.
 * While a room is open its line carries the notices, else there is one of their own for as long as somebody listens.
 */
class OrganizationNotices {
  private readonly listeners = new Set<Listener>();
  private readonly bystanders = new Set<Listener>();
  /** How each open room's line is asked to bring notices. */
  private readonly carriers = new Set<() => void>();
  private own: Socket | null = null;

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1) for (const watch of this.carriers) watch();
    this.settle();
    return () => {
      this.listeners.delete(listener);
      this.settle();
    };
  }

  /** Hears what comes while others listen; for its own sake there is no line. */
  overhear(listener: Listener): () => void {
    this.bystanders.add(listener);
    return () => void this.bystanders.delete(listener);
  }

  /** A room's line can bring them from now on, and is asked to as soon as somebody listens; returns how it stops. */
  carry(watch: () => void): () => void {
    this.carriers.add(watch);
    if (this.listeners.size > 0) watch();
    this.settle();
    return () => {
      this.carriers.delete(watch);
      this.settle();
    };
  }

  tell(notice: OrganizationNotice): void {
    for (const listener of [...this.listeners, ...this.bystanders]) listener(notice);
  }

  /** A room's line is there, for the first time or again. */
  resume(watch: () => void): void {
    if (this.listeners.size === 0) return;
    watch();
    this.tell(EVERYTHING);
  }

  private settle(): void {
    const isNeeded = this.listeners.size > 0 && this.carriers.size === 0;
    if (isNeeded && !this.own) this.own = this.open();
    if (isNeeded || !this.own) return;
    this.own.removeAllListeners();
    this.own.disconnect();
    this.own = null;
  }

  private open(): Socket {
    const socket = io({
      path: "/realtime",
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      forceNew: true,
      reconnectionDelay: 600,
      reconnectionDelayMax: 4_000,
      randomizationFactor: 0.8,
    });
    socket.on("connect", () => {
      socket.emit("watch");
      this.tell(EVERYTHING);
    });
    socket.on("changed", (notice: OrganizationNotice) => this.tell(notice));
    // A server that hangs up or refuses is not tried again by socket.io itself.
    const tryAgain = () => setTimeout(() => this.own === socket && socket.connect(), AGAIN_MS);
    socket.on("disconnect", (reason) => reason === "io server disconnect" && tryAgain());
    socket.on("connect_error", () => !socket.active && tryAgain());
    return socket;
  }
}

/** The page's one. */
export const organizationNotices = new OrganizationNotices();
