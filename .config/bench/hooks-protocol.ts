export type HooksKind = "ours" | "naive";

export type HooksQuestion =
  | { what: "start"; databaseUrl: string }
  | { what: "source" }
  | { what: "state"; sourceId: string };

export interface HooksStarted {
  port: number;
}

/** An address of its own in an organization of its own, so that rounds do not meet. */
export interface HooksSource {
  id: string;
  paths: Record<HooksKind, string>;
  authorization: string;
}

/** What is there of a source's calls. */
export interface HooksState {
  deliveries: number;
  pending: number;
  alerts: number;
  firings: number;
  unrouted: number;
  incidents: number;
  events: number;
  /** Alerts that the peer has stored. */
  naive: number;
  /** Time on a processor that the server has used since it started, in microseconds. */
  cpuUs: number;
}
