"use client";

import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { AlertState } from "@/server/alert/contract";
import type { AlertList } from "@/server/alert/contract/alert-list";
import { AlertDrawer } from "./alert-drawer";
import type { DrawPanel } from "./alert-graph";
import { AlertListView } from "./alert-list-view";
import { AlertTabs } from "./alert-tabs";
import { AlertsEmpty } from "./alerts-empty";
import { AlertsSkeleton } from "./alerts-skeleton";
import { AttachDialog } from "./attach-dialog";
import { FilterField } from "./filter-field";
import { flatRows } from "./flat-rows";
import type { AlertsWish } from "./page-url";
import { SelectionBar } from "./selection-bar";
import { useAlertFilter } from "./use-alert-filter";
import { useAlertKeys } from "./use-alert-keys";
import { useAlerts } from "./use-alerts";

export interface AlertsPageProps {
  initial: { wish: AlertsWish; list: AlertList | null };
  canOpen: boolean;
  canAttach: boolean;
  canConnect: boolean;
  drawPanel: DrawPanel;
  /** Asks what an incident for alerts is to be. */
  drawOpen: (alerts: readonly AlertState[], onClose: () => void) => ReactNode;
  onSilence: ((incidentNumber: number, alertId: string) => void) | null;
}

const LINE_MS = 6 * 3_600_000;
const MINUTE_MS = 60_000;
const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
};

/** All alerts of the organization by their groups. */
export function AlertsPage(props: AlertsPageProps) {
  const { initial, canOpen, canAttach, canConnect, drawPanel, drawOpen, onSilence } = props;
  const t = useTranslations("alerts");
  const errorText = useErrorText();
  const scroller = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const { wish, setWish, text, setText, applied, problem, pick } = useAlertFilter(initial.wish);
  const [isOver, setOver] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlyMap<string, AlertState>>(new Map());
  const [dialog, setDialog] = useState<{ kind: "open" | "attach"; alerts: readonly AlertState[] } | null>(null);
  const { tab } = wish;
  const { list, groups, waiting, gone, showAll, growGroup, growList, onSee } = useAlerts({
    filter: applied,
    tab,
    initial: initial.list && { filter: initial.wish.filter.trim(), tab: initial.wish.tab, list: initial.list },
    isHeld: isOver || selected.size > 0,
  });
  const rows = useMemo(() => (groups ? flatRows(groups, closed) : []), [groups, closed]);
  const from = useMemo(
    () => new Date(Math.floor(list.dataUpdatedAt / MINUTE_MS) * MINUTE_MS - LINE_MS).toISOString(),
    [list.dataUpdatedAt],
  );
  const selectedIds = useMemo(() => new Set(selected.keys()), [selected]);
  const known = useMemo(() => groups?.flatMap(({ alerts }) => alerts.map(({ labels }) => labels)) ?? [], [groups]);
  const byId = useRef(new Map<string, AlertState>());
  useEffect(() => {
    byId.current = new Map(groups?.flatMap(({ alerts }) => alerts.map((alert) => [alert.id, alert])));
  }, [groups]);

  const setOpen = useCallback((alert: string | null) => setWish((before) => ({ ...before, alert })), [setWish]);
  const onSelect = useCallback((id: string) => {
    const alert = byId.current.get(id);
    setSelected((before) => {
      const next = new Map(before);
      if (!next.delete(id) && alert) next.set(id, alert);
      return next;
    });
  }, []);
  const onToggle = useCallback((key: string) => setClosed((before) => toggled(before, key)), []);
  const close = () => {
    const id = wish.alert;
    setOpen(null);
    if (id) scroller.current?.querySelector<HTMLElement>(`[data-alert="${CSS.escape(id)}"]`)?.focus();
  };
  const keys = useAlertKeys({
    rows,
    handle,
    scroller,
    filter: field,
    isOpen: wish.alert !== null,
    onClose: close,
    onSelect,
    onOpen: setOpen,
  });
  const { setCurrent } = keys;
  const onOpen = useCallback(
    (id: string) => {
      setCurrent(id);
      setOpen(id);
    },
    [setCurrent, setOpen],
  );
  const refused = list.error && refusalOf(list.error).code === "BAD_INPUT" ? refusalOf(list.error) : null;
  const badFilter = refused ? ({ code: "badPattern", start: 0, end: applied.length } as const) : null;
  const { data } = list;
  const hasAny = data !== undefined && data.firing + data.silenced + data.resolved > 0;

  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-weak px-4 py-3">
          <h1 className="text-xl leading-9 font-medium text-primary">{t("title")}</h1>
          <div className="order-3 flex w-full min-w-0 room:order-none room:w-auto room:grow">
            <FilterField
              inputRef={field}
              text={text}
              problem={problem ?? (applied === text.trim() ? badFilter : null)}
              known={known}
              onText={setText}
            />
          </div>
          <AlertTabs value={tab} counts={data} onChange={(next) => setWish((before) => ({ ...before, tab: next }))} />
        </div>
        {list.error && !refused && (
          <ErrorNotice
            className="mx-4 my-2"
            tone={data ? "warning" : "error"}
            title={t(data ? "stale" : "failed")}
            since={list.dataUpdatedAt ? new Date(list.dataUpdatedAt).toISOString() : undefined}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          >
            {errorText(list.error)}
          </ErrorNotice>
        )}
        {data?.isCut && (
          <p role="note" className="px-4 py-2 text-sm text-warning">
            {t("cut")}
          </p>
        )}
        <div className="relative flex min-h-0 flex-1 flex-col">
          {waiting > 0 && (
            <Button
              size="sm"
              variant="primary"
              icon={<ArrowUp aria-hidden size={14} />}
              className="absolute top-2 left-1/2 z-20 -translate-x-1/2 shadow-overlay"
              onClick={() => {
                showAll();
                scroller.current?.scrollTo({ top: 0 });
              }}
            >
              {t("waiting", { count: waiting })}
            </Button>
          )}
          <div
            ref={scroller}
            role="list"
            tabIndex={-1}
            aria-label={t("list")}
            aria-busy={list.isPlaceholderData}
            onPointerEnter={({ pointerType }) => pointerType === "mouse" && setOver(true)}
            onPointerLeave={() => setOver(false)}
            className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]"
          >
            {list.isPending && <AlertsSkeleton label={t("loading")} />}
            {groups && (
              <AlertListView
                rows={rows}
                scroller={scroller}
                handle={handle}
                from={from}
                closed={closed}
                selected={selectedIds}
                gone={gone}
                openId={wish.alert}
                currentId={keys.currentId}
                onToggle={onToggle}
                onOpen={onOpen}
                onSelect={onSelect}
                onPick={pick}
                onMore={growGroup}
                onSee={onSee}
              />
            )}
            {data?.hasMore && (
              <div role="listitem" className="flex justify-center py-3">
                <Button pending={list.isFetching} onClick={growList}>
                  {t("moreGroups")}
                </Button>
              </div>
            )}
          </div>
          {data && groups?.length === 0 && (
            <div className="absolute inset-0 overflow-y-auto">
              <AlertsEmpty
                isFiltered={applied !== ""}
                tab={tab}
                hasAny={hasAny}
                silenced={data.silenced}
                canConnect={canConnect}
                onClear={() => setText("")}
                onShowSilenced={() => setWish((before) => ({ ...before, tab: "silenced" }))}
              />
            </div>
          )}
        </div>
        {selected.size > 0 && (
          <SelectionBar
            count={selected.size}
            onOpen={canOpen ? () => setDialog({ kind: "open", alerts: [...selected.values()] }) : null}
            onAttach={canAttach ? () => setDialog({ kind: "attach", alerts: [...selected.values()] }) : null}
            onClear={() => setSelected(new Map())}
          />
        )}
      </div>
      {wish.alert && (
        <AlertDrawer
          key={wish.alert}
          id={wish.alert}
          canOpen={canOpen}
          canAttach={canAttach}
          drawPanel={drawPanel}
          onClose={close}
          onPick={pick}
          onOpen={(alerts) => setDialog({ kind: "open", alerts })}
          onAttach={(alerts) => setDialog({ kind: "attach", alerts })}
          onSilence={onSilence}
        />
      )}
      {dialog?.kind === "open" && drawOpen(dialog.alerts, () => setDialog(null))}
      {dialog?.kind === "attach" && <AttachDialog alerts={dialog.alerts} onClose={() => setDialog(null)} />}
    </div>
  );
}
