/** What the bench asks the process that serves. */
export type ServerQuestion = { ask: "port" } | { ask: "send"; count: number; perSecond: number } | { ask: "cpu" };

/** What the bench asks the process that listens: `receive` ends when all has come or the patience is over. */
export type LoadQuestion =
  | { ask: "connect"; port: number; clients: number }
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
