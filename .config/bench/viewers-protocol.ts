/** Where a process of the bench finds what it needs. */
export interface ViewersSetup {
  databaseUrl: string;
  grafanaUrl: string;
  grafanaToken: string;
  viewers: number;
}

/** What the bench asks the process that plays Grafana. `calls` are those since it was asked last. */
export type GrafanaQuestion = { ask: "address" } | { ask: "calls" };

/** What the bench asks a process that serves viewers. `cpu` is what was used since it was asked last. */
export type ViewersServerQuestion = { ask: "start"; setup: ViewersSetup } | { ask: "cpu" };

export interface ViewersServerStarted {
  port: number;
  /** Of the room's query route. */
  path: string;
  dashboardUid: string;
  panelIds: number[];
  /** One for each viewer. */
  cookies: string[];
}

/** A viewer's request, without what differs between viewers. */
export interface Watching extends ViewersServerStarted {
  /** Ends of the range that the first viewer sees, in epoch milliseconds. */
  from: number;
  to: number;
}

/**
 * - `burst`: every viewer opens all panels at once, each with a range that was resolved up to `spreadMs` apart
 * - `paced`: viewer after viewer reads all panels again, `perSecond` requests in all
 * - `one-by-one`: the first viewer reads the panels one after the other, each time for a range that is new
 */
export type ViewersLoadQuestion = Watching &
  (
    | { ask: "burst"; viewers: number; spreadMs: number }
    | { ask: "paced"; count: number; perSecond: number }
    | { ask: "one-by-one"; count: number }
  );

export interface Watched {
  requests: number;
  /** Answers other than 200 with results. */
  failed: number;
  /** Milliseconds from asking to the last byte. */
  p50: number;
  p99: number;
  /** Share of one core that the asking process itself needed. */
  cpuShare: number;
}
