/** `recovering`: stock socket.io with its connection state recovery. */
export type ReaderKind = "ours" | "stock" | "recovering";

/** Each line is cut once in `everyMs`, each at another time, and is dead for `awayMs`. */
export interface CutSchedule {
  everyMs: number;
  awayMs: number;
  forMs: number;
}

/** What a bench asks the process of clients. Times are milliseconds of the machine's monotonic clock. */
export type ClientsQuestion =
  | { ask: "open"; kind: ReaderKind; port: number; number: number; cookies: string[]; isCuttable: boolean }
  | ({ ask: "cut" } & CutSchedule)
  | { ask: "returned"; since: number; patienceMs: number }
  | { ask: "compare"; stored: string[]; patienceMs: number };

export interface ClientsOpened {
  live: number;
}

export interface Returned {
  p50Ms: number;
  p95Ms: number;
  /** Infinite when somebody did not come back in time. */
  allMs: number;
  /** Share of one core that the clients themselves needed meanwhile. */
  cpuShare: number;
}

export interface Compared {
  expected: number;
  delivered: number;
  doubled: number;
  reordered: number;
  /** From the answer to a join until everything up to its number is shown. */
  replayP99Ms: number;
  /** From a line being mended until its client is in the room again. */
  returnP99Ms: number;
  cpuShare: number;
}
