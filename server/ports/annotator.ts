/** An annotation as it is to stand in Grafana. */
export interface WantedAnnotation {
  /** Ours; it travels as a tag, by which the annotation is found again. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  /** Where it is about a span: when that began; it ends at `at`. */
  from?: number;
  text: string;
  tags: readonly string[];
  /** Without one it belongs to the whole organization, and to dashboards that look for its tags. */
  dashboardUid?: string;
  panelId?: number;
}

/**
 * Writes annotations. Rejections are those of the metrics port, plus NOT_FOUND where the dashboard does not exist:
 * nothing is written then. After a rejection that is `retryable` it may stand there nevertheless.
 */
export interface Annotator {
  /**
   * Writes it once and resolves with Grafana's number for it. With `mayStand` it is looked for first, and what is
   * found is not written again.
   */
  write(annotation: WantedAnnotation, mayStand: boolean, signal?: AbortSignal): Promise<number>;
}
