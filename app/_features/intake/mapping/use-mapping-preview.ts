"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useSettled } from "@/app/_lib/use-settled";

const PAUSE_MS = 350;

/** What a mapping makes of a sample, soon after the last key. */
export function useMappingPreview(expression: string, sample: string) {
  const client = useTRPCClient();
  const asked = useSettled(JSON.stringify([expression, sample]), PAUSE_MS);
  return useQuery({
    queryKey: ["mapping-preview", asked],
    queryFn: () => {
      const [settledExpression, settledSample] = JSON.parse(asked) as [string, string];
      return client.intake.previewMapping.mutate({ expression: settledExpression, sample: settledSample });
    },
    enabled: expression.trim() !== "",
    staleTime: Infinity,
    retry: false,
    placeholderData: keepPreviousData,
  });
}
