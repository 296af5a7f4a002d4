import type { LookVariables } from "@/server/timeline/contract/look";

/**
 * What the panels of the evidence show: the span as it was chosen and in epoch milliseconds, a panel alone, and what
 * variables are set to.
 */
export interface StageView {
  from: number;
  to: number;
  raw: { from: string; to: string };
  /** As the address names it. */
  panel?: string;
  /** As the address names them; empty where there are none. */
  variables: LookVariables;
}

/** Panels on the page that can be led from outside. */
export interface RoomStage {
  view(): StageView;
  /** Shows another span or panel; what is left out stays. Listeners are told that it was not the reader's doing. */
  show(view: { raw?: StageView["raw"]; panel?: string | null; variables?: LookVariables }): void;
  /** Told after each change of the view; `own` is true when the reader made it. */
  onChange(listener: (own: boolean) => void): () => void;
}
