import type { AdhocKind } from "@/server/explore/contract";

/** A span of time: two moments in epoch milliseconds, a length up to now, or whatever the dashboard shows. */
export type ExploreRange = { from: number; to: number } | { last: string } | "dashboard";

/** A query as the drawer holds it. */
export interface ExploreTarget {
  dataSourceUid: string;
  kind: AdhocKind;
  expr: string;
  range: ExploreRange;
  instant: boolean;
  /** Most lines or traces. */
  limit: number;
  /** The same question with less asked of each line; offered when the answer is empty. */
  wider?: string;
}

export const DEFAULT_LIMIT = 1_000;
