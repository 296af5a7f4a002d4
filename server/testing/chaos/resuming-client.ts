import { io, type Socket } from "socket.io-client";
import type { JoinAnswer, RoomMessages, TimelineEvent } from "@/server/timeline/contract";

const AGAIN_MS = 100;
const ANSWER_MS = 2_000;

/** What one connection brought: everything after `after`, if the promise is kept. */
export interface HeardSpell {
  after: number;
  events: TimelineEvent[];
}

/** Listens to a room for as long as it is open and goes on where it was, whatever becomes of the connection. */
export class ResumingClient {
  readonly spells: HeardSpell[] = [];
  /** Refusals that are no fault of the moment. */
  readonly refusals: string[] = [];
  private readonly socket: Socket;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    port: number,
    cookie: string,
    private readonly number: number,
  ) {
    this.socket = io(`http://127.0.0.1:${port}/?cookie=${encodeURIComponent(cookie)}`, {
      path: "/realtime",
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: AGAIN_MS,
      reconnectionDelayMax: AGAIN_MS * 5,
    });
    this.socket.on("connect", () => this.join());
    this.socket.on("connect_error", () => this.socket.active || this.tryAgain());
    this.socket.on("disconnect", (reason) => reason === "io server disconnect" && this.tryAgain());
    this.socket.on("events", ({ events }: RoomMessages["events"]) => this.spells.at(-1)?.events.push(...events));
  }

  get lastSeq(): number {
    const spell = this.spells.at(-1);
    return spell?.events.at(-1)?.seq ?? spell?.after ?? 0;
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private join(): void {
    const after = this.lastSeq;
    this.spells.push({ after, events: [] });
    this.socket
      .timeout(ANSWER_MS)
      .emit("join", { number: this.number, after }, (late: Error | null, answer?: JoinAnswer) => {
        if (answer?.ok) return;
        if (!late && answer?.error !== "DATABASE_UNAVAILABLE") this.refusals.push(answer?.error ?? "none");
        this.tryAgain();
      });
  }

  private tryAgain(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.socket.disconnect().connect(), AGAIN_MS);
  }
}
