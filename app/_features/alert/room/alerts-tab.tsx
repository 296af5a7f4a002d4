"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { AlertTarget } from "@/app/_lib/alert-target";
import { hoveredMoments } from "@/app/_lib/hovered-moments";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import type { RoomState } from "@/server/alert/contract/room-firings";
import type { AlertActs } from "./alert-acts";
import { AlertGroup } from "./alert-group";
import { findAlert } from "./find-alert";
import { groupAlerts } from "./group-alerts";
import { StateFilter } from "./state-filter";
import type { RoomAlerts } from "./use-room-alerts";

/** What somebody wants to see among the alerts; each wish is a new turn. */
export interface AlertsWish {
  turn: number;
  what: AlertTarget | RoomState;
}

export interface AlertsTabProps {
  incidentNumber: number;
  held: RoomAlerts;
  /** What the lines of states span: ISO times, the end null while it goes on. */
  from: string;
  to: string | null;
  wish: AlertsWish | null;
  acts: AlertActs;
  /** What was refused, and how that is put away. */
  refused: unknown;
  onDismiss: () => void;
  /** The silences of the room. */
  silences?: ReactNode;
}

const GROUPS_PAGE = 50;
const LINES = [0, 1, 2];

/** The alerts of a room by their names, and what holds them back. */
export function AlertsTab({ incidentNumber, held, from, to, wish, acts, ...props }: AlertsTabProps) {
  const t = useTranslations("alertStrip");
  const errorText = useErrorText();
  const { alerts, listError: error } = held;
  const [filter, setFilter] = useState<RoomState | null>(null);
  const [pages, setPages] = useState(1);
  const [taken, setTaken] = useState<number | null>(null);
  const [soughtId, setSoughtId] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const all = useMemo(() => (alerts ? groupAlerts(alerts) : []), [alerts]);
  const groups = useMemo(
    () => (filter === null || !alerts ? all : groupAlerts(alerts.filter(({ state }) => state === filter))),
    [all, alerts, filter],
  );
  const counts = useMemo(() => {
    const sum = { firing: 0, silenced: 0, resolved: 0 };
    for (const { state } of alerts ?? []) sum[state] += 1;
    return sum;
  }, [alerts]);

  if (wish && alerts && wish.turn !== taken) {
    setTaken(wish.turn);
    const found = typeof wish.what === "string" ? null : findAlert(alerts, wish.what);
    setSoughtId(found?.id ?? null);
    setFilter(typeof wish.what === "string" ? wish.what : null);
    const place = all.findIndex(({ name }) => name === found?.name);
    setPages(Math.max(1, Math.ceil((place + 1) / GROUPS_PAGE)));
  }
  useEffect(() => {
    if (taken === null || soughtId === null) return;
    const row = list.current?.querySelector<HTMLElement>(`#alert-${CSS.escape(soughtId)}`);
    row?.scrollIntoView({ block: "nearest" });
    row?.focus({ preventScroll: true });
  }, [taken, soughtId]);

  return (
    <section ref={list} aria-label={t("list")} className="pb-2" {...hoveredMoments}>
      {error && (
        <ErrorNotice
          tone={alerts ? "warning" : "error"}
          title={t(alerts ? "staleList" : "failed")}
          {...(alerts && { since: new Date(held.updatedAt).toISOString() })}
          onRetry={held.refetch}
          retrying={held.isFetching}
        >
          {errorText(error)}
        </ErrorNotice>
      )}
      {Boolean(props.refused) && (
        <ErrorNotice title={t("notDone")} onDismiss={props.onDismiss}>
          {errorText(props.refused)}
        </ErrorNotice>
      )}
      {!alerts && !error && (
        <div role="status" aria-label={t("loading")} className="grid gap-2 px-3 py-2">
          {LINES.map((line) => (
            <Skeleton key={line} className="h-7" />
          ))}
        </div>
      )}
      {alerts && alerts.length > 0 && (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-weak bg-primary px-3 py-1">
          <StateFilter value={filter} counts={counts} onChange={setFilter} />
        </div>
      )}
      {alerts?.length === 0 && (
        <EmptyState icon={<BellOff aria-hidden size={28} />} title={t(held.isPast ? "emptyThen" : "empty")}>
          {!held.isPast && t("emptyHint")}
        </EmptyState>
      )}
      {alerts && alerts.length > 0 && groups.length === 0 && (
        <p className="px-3 py-4 text-sm text-secondary">{t("noneSo")}</p>
      )}
      <ul>
        {groups.slice(0, pages * GROUPS_PAGE).map((group) => (
          <AlertGroup
            key={group.name}
            group={group}
            incidentNumber={incidentNumber}
            from={from}
            to={to}
            soughtId={soughtId}
            acts={acts}
          />
        ))}
      </ul>
      {groups.length > pages * GROUPS_PAGE && (
        <Button size="sm" variant="ghost" className="my-1 ml-3" onClick={() => setPages(pages + 1)}>
          {t("moreGroups", { count: groups.length - pages * GROUPS_PAGE })}
        </Button>
      )}
      {props.silences}
    </section>
  );
}
