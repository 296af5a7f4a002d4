import type { AdhocKind } from "@/server/explore/contract";

/** An answer as whoever draws it gets it. */
export interface ShownAnswer {
  /** Data frames as Grafana sends them. */
  frames: readonly unknown[];
  kind: AdhocKind;
  instant: boolean;
  /** Epoch milliseconds. */
  range: { from: number; to: number };
  /** A part of the span was chosen in the drawing. */
  onZoom?: (range: { from: number; to: number }) => void;
}

interface WireFrame {
  data?: { values?: unknown[][] };
}

/** Whether there is nothing to draw. */
export const isEmptyAnswer = (frames: readonly unknown[]): boolean =>
  (frames as WireFrame[]).every(({ data }) => (data?.values ?? []).every((values) => values.length === 0));
