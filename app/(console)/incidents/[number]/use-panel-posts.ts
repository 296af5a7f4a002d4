"use client";

import { useMemo } from "react";
import type { DashboardViewProps } from "@/app/_features/dashboard/dashboard-view";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import type { IncidentDetail } from "@/server/incident/contract";

/** Posts what panels show into the timeline; null for who may not. */
export function usePanelPosts({
  number,
  canPost,
}: Pick<IncidentDetail, "number" | "canPost">): DashboardViewProps["posts"] {
  const { evidence } = useTRPCClient();
  const errorText = useErrorText();
  return useMemo(() => {
    if (!canPost) return null;
    return {
      post: async (seen, note, idempotencyKey) => {
        try {
          await evidence.capturePanel.mutate({ incidentNumber: number, ...seen, note, idempotencyKey });
        } catch (error) {
          throw new Error(errorText(error), { cause: error });
        }
      },
    };
  }, [canPost, evidence, number, errorText]);
}
