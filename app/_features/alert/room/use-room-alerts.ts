"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { pageKeptAt } from "@/app/_lib/page-kept-at";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import type { RoomFirings } from "@/server/alert/contract/room-firings";
import { sumFirings } from "@/server/alert/rules/sum-firings";
import { firingParts } from "./firing-parts";
import { shownAlerts } from "./shown-alerts";

const REFRESH_MS = 30_000;
/** So many alerts are read less often than they change. */
const MANY = 200;
const MANY_REFRESH_MS = 5_000;

/** A page that was kept may be older than what is kept of its alerts. */
const madeAt = () => pageKeptAt() ?? Date.now();

export interface RoomAlertsOptions {
  incidentNumber: number;
  initial: RoomFirings;
  /** Whether the alerts are shown one by one. */
  isListed: boolean;
  /** The moment that is replayed, in epoch milliseconds; null while none is. */
  at: number | null;
}

/** The alerts of a room, in few words and one by one, as they stand or stood. */
export function useRoomAlerts({ incidentNumber, initial, isListed, at }: RoomAlertsOptions) {
  const trpc = useTRPC();
  const sum = useQuery(
    trpc.alert.roomFirings.queryOptions(
      { incidentNumber },
      {
        initialData: initial,
        initialDataUpdatedAt: madeAt,
        refetchInterval: REFRESH_MS,
        refetchOnWindowFocus: "always",
      },
    ),
  );
  const isMany = sum.data.firing + sum.data.silenced + sum.data.resolved > MANY;
  const list = useQuery(
    trpc.alert.ofIncident.queryOptions(
      { incidentNumber },
      {
        enabled: isListed || at !== null,
        refetchInterval: isMany ? MANY_REFRESH_MS : REFRESH_MS,
        // To compare a thousand with a thousand takes longer than to draw those in sight.
        structuralSharing: !isMany,
      },
    ),
  );
  useOrganizationNotices("alerts", () =>
    Promise.all([sum.refetch(), !isMany && (isListed || at !== null) && list.refetch()]),
  );

  const alerts = useMemo(() => list.data && shownAlerts(list.data, at), [list.data, at]);
  const past = useMemo(() => (at !== null && alerts ? sumFirings(firingParts(alerts)) : null), [alerts, at]);
  return {
    /** What it comes to; null while the past is being read. */
    firings: at === null ? sum.data : past,
    alerts,
    error: at === null ? (sum.error ?? list.error) : list.error,
    listError: list.error,
    updatedAt: at === null ? sum.dataUpdatedAt : list.dataUpdatedAt,
    isFetching: sum.isFetching || list.isFetching,
    refetch: () => {
      void sum.refetch();
      if (isListed || at !== null) void list.refetch();
    },
    /** True while it is the past that is shown. */
    isPast: at !== null,
  };
}

export type RoomAlerts = ReturnType<typeof useRoomAlerts>;
