"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { TimelineEvent } from "@/server/timeline/contract";

const KINDS: ReadonlySet<string> = new Set(["incident_merged", "incident_unmerged"]);

/** Asks anew for what a room shows when somebody has merged it: alerts, tasks and silences came or went. */
export function useMergeEvents() {
  const cache = useQueryClient();
  return {
    heard: ({ kind }: Pick<TimelineEvent, "kind">) => {
      if (KINDS.has(kind)) void cache.invalidateQueries();
    },
  };
}
