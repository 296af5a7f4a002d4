"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import type { AlertGroupState, AlertList, AlertTab } from "@/server/alert/contract/alert-list";
import { holdRows } from "./hold-rows";
import { useAlertParts } from "./use-alert-parts";

const REFRESH_MS = 30_000;
/** So many alerts are read less often than they change. */
const MANY = 500;
const MANY_REFRESH_MS = 5_000;
const GROUPS = 100;
const PER_GROUP = 100;
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
  const isInitial = initial?.filter === filter && initial.tab === tab && limit === GROUPS;
  const list = useQuery(
    trpc.alert.list.queryOptions(
      { filter, state: tab, limit, perGroup: PER_GROUP },
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
  const { data } = list;
  // What the list is about that is here: another one may be on its way.
  const [here, setHere] = useState({ filter, tab });
  if (!list.isPlaceholderData && (here.filter !== filter || here.tab !== tab)) setHere({ filter, tab });
  const parts = useAlertParts({
    ...here,
    groups: data?.groups,
    refreshMs: isMany(data) ? MANY_REFRESH_MS : REFRESH_MS,
  });
  useOrganizationNotices("alerts", () => !isMany(data) && Promise.all([list.refetch(), parts.refetchSeen()]));

  const fresh = parts.groups;
  const about = `${tab} ${filter} ${limit} ${parts.loaded}`;
  const [shown, setShown] = useState<{ about: string; groups: readonly AlertGroupState[] } | null>(null);
  const isKept = isHeld && shown !== null && (shown.about === about || list.isPlaceholderData);
  if (fresh && !isKept && shown?.groups !== fresh) setShown({ about, groups: fresh });
  const held = fresh && isKept ? holdRows(shown.groups, fresh) : null;
  return {
    list,
    groups: held?.groups ?? fresh,
    waiting: held?.waiting ?? 0,
    gone: held?.gone ?? NOTHING,
    showAll: () => fresh && setShown({ about, groups: fresh }),
    growGroup: ({ key }: AlertGroupState) => parts.grow(key),
    onSee: parts.see,
    growList: () => setLimit((before) => Math.min(GROUPS_MOST, before + GROUPS)),
  };
}

const NOTHING: ReadonlySet<string> = new Set();
