/** Something that was asked of Grafana through the product and refused before it left. */
export interface QueryRefusal {
  organizationId: string;
  incidentId: string | null;
  /** Who asked: a person or a shared link. */
  userId: string | null;
  shareLinkId: string | null;
  /** A closed error code. */
  code: string;
  /** Which rule refused, as a word. */
  reason: string;
  /** What was asked for, in short: a dashboard, a panel, a path. Never a token, never an answer. */
  subject: string;
}

/** Where refusals are written down. */
export interface RefusalLog {
  /**
   * Takes note and returns at once; what was noted is stored in batches within two seconds. Repetitions in one batch
   * are one record that says how often. When more come than can be stored the surplus is only counted in the log.
   */
  note(refusal: QueryRefusal): void;
  /** Stores what was noted. */
  close(): Promise<void>;
}
