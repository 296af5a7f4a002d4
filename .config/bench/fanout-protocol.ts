/** What the bench asks the process that serves. */
export type ServerQuestion =
  | { ask: "port" }
  | { ask: "send"; count: number; perSecond: number }
  | { ask: "cpu" }
  | { ask: "memory" };

/**
 * What the bench asks the process that listens: one client for each cookie, every so many of which reads the times of
 * sending; `forget` begins anew with them; `receive` ends when all have heard `count` or the patience is over.
 */
export type LoadQuestion =
  | { ask: "connect"; port: number; cookies: string[]; sampledEvery: number }
  | { ask: "forget" }
  | { ask: "receive"; count: number; patienceMs: number };

export interface Received {
  delivered: number;
  lost: number;
  /** Milliseconds from sending to receiving. */
  p50: number;
  p99: number;
  /** Share of one core that the listening process itself needed. */
  cpuShare: number;
}

/** Of a process, in bytes, after everything that can be collected has been. */
export interface UsedMemory {
  rss: number;
  heap: number;
}
