import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import type { Labels } from "@/server/matcher/contract";

const NONE: readonly Labels[] = [];

/** Labels of the incident's alerts, of which names and values are suggested. */
export function useKnownLabels(incidentNumber: number): readonly Labels[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.alert.ofIncident.queryOptions({ incidentNumber }));
  return useMemo(() => data?.map(({ labels }) => labels) ?? NONE, [data]);
}
