"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import type { AlertGroupState, AlertList, AlertTab } from "@/server/alert/contract/alert-list";
import { holdRows } from "./hold-rows";

const REFRESH_MS = 30_000;
/** So many alerts are read less often than they change. */
const MANY = 500;
const MANY_REFRESH_MS = 5_000;
const GROUPS = 100;
const PER_GROUP = 100;
const GROW = 2;
const GROUP_MOST = 10_000;
const GROUPS_MOST = 1_000;

export interface AlertsOptions {
  filter: string;
  tab: AlertTab;
  initial: { filter: string; tab: AlertTab; list: AlertList } | null;
  /** While true, rows keep their places. */
  isHeld: boolean;
}

const isMany = (list: AlertList | undefined): boolean =>
  list !== undefined && list.firing + list.silenced + list.resolved > MANY;

/** The list as it stands, and as it is shown: not moved under whoever reads it. */
export function useAlerts({ filter, tab, initial, isHeld }: AlertsOptions) {
  const trpc = useTRPC();
  const [limit, setLimit] = useState(GROUPS);
  const [more, setMore] = useState<Record<string, number>>({});
  const isInitial =
    initial?.filter === filter && initial.tab === tab && limit === GROUPS && Object.keys(more).length === 0;
  const list = useQuery(
    trpc.alert.list.queryOptions(
      { filter, state: tab, limit, perGroup: PER_GROUP, more },
      {
        ...(isInitial && { initialData: initial.list }),
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (isMany(state.data) ? MANY_REFRESH_MS : REFRESH_MS),
        refetchOnWindowFocus: "always",
        // A filter that cannot be read stays so.
        retry: 1,
      },
    ),
  );
  useOrganizationNotices("alerts", () => !isMany(list.data) && list.refetch());

  const { data } = list;
  const about = `${tab} ${filter} ${limit} ${JSON.stringify(more)}`;
  const [shown, setShown] = useState<{ about: string; groups: readonly AlertGroupState[] } | null>(null);
  const isKept = isHeld && shown !== null && (shown.about === about || list.isPlaceholderData);
  if (data && !isKept && shown?.groups !== data.groups) setShown({ about, groups: data.groups });
  const held = data && isKept ? holdRows(shown.groups, data.groups) : null;
  return {
    list,
    groups: held?.groups ?? data?.groups,
    waiting: held?.waiting ?? 0,
    gone: held?.gone ?? NOTHING,
    showAll: () => data && setShown({ about, groups: data.groups }),
    growGroup: ({ key, alerts }: AlertGroupState) =>
      setMore((before) => ({ ...before, [key]: Math.min(GROUP_MOST, alerts.length * GROW) })),
    growList: () => setLimit((before) => Math.min(GROUPS_MOST, before + GROUPS)),
  };
}

const NOTHING: ReadonlySet<string> = new Set();
