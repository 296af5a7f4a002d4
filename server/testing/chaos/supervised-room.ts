import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type BundledProcess, bundledProcess } from "@/server/testing/chaos/bundled-process";

export interface RoomPlace {
  databaseUrl: string;
  /** On loopback; free again as soon as the process before has gone. */
  port: number;
}

const ROOM_PROCESS = fileURLToPath(new URL("room-process.ts", import.meta.url));
const STARTS_MOST = 40;

/** A room's process that is started again whenever it ends, by one that stands by with everything loaded. */
export class SupervisedRoom {
  /** How processes ended that nobody had killed while they served; starting in vain is no crash. */
  readonly crashes: string[] = [];
  private standby: ChildProcess;
  private current: ChildProcess | undefined;
  private isServing: Promise<void>;
  private isStopping = false;

  private constructor(
    private readonly place: RoomPlace,
    private readonly bundle: BundledProcess,
  ) {
    this.standby = launch(bundle);
    this.isServing = this.next();
  }

  /** `file`: a process that serves the place it is told by a message, and answers when it does. */
  static async start(place: RoomPlace, file = ROOM_PROCESS): Promise<SupervisedRoom> {
    const room = new SupervisedRoom(place, await bundledProcess(file));
    await room.isServing;
    return room;
  }

  /** Ends the process as a power cut would; resolves when another one serves. */
  async kill(): Promise<void> {
    const { current } = this;
    if (!current) return this.isServing;
    current.kill("SIGKILL");
    await new Promise((resolve) => current.once("exit", resolve));
    await this.isServing;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.isServing.catch(() => undefined);
    for (const child of [this.current, this.standby]) child?.kill("SIGKILL");
    await this.bundle.remove();
  }

  /** Tries until one serves: the database may be away just now. */
  private async next(): Promise<void> {
    for (let starts = 0; starts < STARTS_MOST; starts++) {
      const child = this.standby;
      this.standby = launch(this.bundle);
      const ended = new Promise<boolean>((resolve) => child.once("exit", () => resolve(false)));
      const serves = new Promise<boolean>((resolve) => child.once("message", () => resolve(true)));
      child.send(this.place);
      if (!(await Promise.race([serves, ended]))) continue;
      this.current = child;
      child.once("exit", (code, signal) => this.ended(code, signal));
      return;
    }
    throw new Error("The room's process does not start");
  }

  private ended(code: number | null, signal: string | null): void {
    this.current = undefined;
    if (this.isStopping) return;
    if (signal !== "SIGKILL") this.crashes.push(`ended by itself with ${signal ?? code}`);
    this.isServing = this.next();
  }
}

const launch = ({ path }: BundledProcess): ChildProcess => fork(path, [], { execArgv: [] });
