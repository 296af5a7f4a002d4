"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { laidOut } from "@/app/_features/intake/mapping/laid-out";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import { useTRPC } from "@/app/_lib/trpc";
import type { AlertSourceState } from "@/server/intake/contract";

/** What a mapping is tried on: what somebody chose or wrote, else the newest real call, else an example. */
export function useSample(source: Pick<AlertSourceState, "id" | "mapping">) {
  const trpc = useTRPC();
  const [chosen, setSample] = useState<string | null>(null);
  const newest = useQuery(trpc.intake.deliveries.queryOptions({ sourceId: source.id, limit: 1 })).data?.[0];
  const id = newest?.isKept ? newest.id : undefined;
  const body = useQuery(
    trpc.intake.deliveryBody.queryOptions({ id: id ?? "0" }, { enabled: id !== undefined, staleTime: Infinity }),
  ).data?.text;
  const starter = STARTER_MAPPINGS.find(({ mapping }) => mapping === source.mapping) ?? STARTER_MAPPINGS[0];
  return { sample: chosen ?? (body ? laidOut(body) : starter.sample), setSample };
}
