"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import type { AlertGroupState, AlertPart, AlertTab } from "@/server/alert/contract/alert-list";
import { type LoadedPart, partsOf, type PartStarts, placeOf, splitOf, withParts, withStart } from "./alert-parts";

export interface AlertPartsOptions {
  filter: string;
  tab: AlertTab;
  /** As the list has them for this filter and tab; undefined while it has none. */
  groups: readonly AlertGroupState[] | undefined;
  refreshMs: number;
}

type Starts = Readonly<Record<string, PartStarts>>;
const NOTHING: Starts = {};
/** The same part, though new alerts have moved where it begins. */
const idOf = ({ key, until }: LoadedPart["wish"]) => `${key} ${until?.id ?? ""}`;

/** Brings groups part by part as somebody comes to them. Only parts in sight are read again. */
export function useAlertParts({ filter, tab, groups, refreshMs }: AlertPartsOptions) {
  const trpc = useTRPC();
  const about = `${tab} ${filter}`;
  const [state, setState] = useState({ about, starts: NOTHING });
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const starts = state.about === about ? state.starts : NOTHING;
  const [known, setKnown] = useState<ReadonlyMap<string, AlertPart>>(new Map());
  const wishes = useMemo(
    () => groups?.flatMap((group) => partsOf(group, starts[group.key] ?? [])) ?? [],
    [groups, starts],
  );
  const results = useQueries({
    queries: wishes.map((wish) =>
      trpc.alert.listPart.queryOptions(
        { filter, state: tab, ...wish },
        {
          staleTime: refreshMs,
          refetchInterval: seen.has(idOf(wish)) ? refreshMs : false,
          refetchOnWindowFocus: seen.has(idOf(wish)),
          retry: 1,
        },
      ),
    ),
    combine: (all) => ({ parts: all.map(({ data }) => data), refetches: all.map(({ refetch }) => refetch) }),
  });
  const { parts, refetches } = results;
  const nameOf = (wish: LoadedPart["wish"]) => `${about} ${idOf(wish)}`;
  // A part that begins elsewhere now is shown as it was until it is here.
  if (wishes.some((wish, index) => parts[index] && known.get(nameOf(wish)) !== parts[index]))
    setKnown(
      new Map(
        wishes.flatMap((wish, index) => {
          const part = parts[index] ?? known.get(nameOf(wish));
          return part ? [[nameOf(wish), part] as const] : [];
        }),
      ),
    );
  const loaded = useMemo(() => {
    const byGroup = new Map<string, LoadedPart[]>();
    for (const [index, wish] of wishes.entries()) {
      const part = parts[index] ?? known.get(`${about} ${idOf(wish)}`);
      byGroup.set(wish.key, [...(byGroup.get(wish.key) ?? []), { wish, part }]);
    }
    return byGroup;
  }, [about, wishes, parts, known]);

  const start = (key: string, place: PartStarts[number]) => {
    const next = withStart(starts[key] ?? [], place);
    if (next !== starts[key]) setState({ about, starts: { ...starts, [key]: next } });
  };
  const splits = wishes.map((wish, index) => ({ key: wish.key, place: splitOf([{ wish, part: parts[index] }]) }));
  const split = splits.find(({ place }) => place !== null);
  if (split) start(split.key, split.place);

  const shown = useMemo(() => groups?.map((group) => withParts(group, loaded.get(group.key) ?? [])), [groups, loaded]);
  const isSeen = (index: number) => {
    const wish = wishes[index];
    return wish !== undefined && seen.has(idOf(wish));
  };
  return {
    groups: shown,
    /** Changes when something has come that was asked for. */
    loaded: `${about} ${parts.filter(Boolean).length} of ${parts.length}`,
    grow(key: string) {
      const last = loaded.get(key)?.at(-1);
      // What is on its way, or did not come, is not asked for beside it.
      if (last && !last.part) return void refetches[wishes.indexOf(last.wish)]?.({ cancelRefetch: false });
      const end = shown?.find((group) => group.key === key)?.alerts.at(-1);
      start(key, end ? placeOf(end) : null);
    },
    /** Alerts in sight, by their ids. */
    see(ids: ReadonlySet<string>) {
      const own = wishes.filter((_, index) => parts[index]?.alerts.some(({ id }) => ids.has(id))).map(idOf);
      if (own.length !== seen.size || own.some((id) => !seen.has(id))) setSeen(new Set(own));
    },
    refetchSeen: () => Promise.all(refetches.flatMap((refetch, index) => (isSeen(index) ? [refetch()] : []))),
  };
}
