"use client";

import { useTranslations } from "next-intl";
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { AdhocResult } from "@/app/_features/dashboard/adhoc-result";
import { LogJumps, type LogJumpTargets } from "@/app/_features/dashboard/panels/logs/log-jumps";
import { SpanJumps, type SpanJumpTargets } from "@/app/_features/dashboard/panels/traces/span-jumps";
import type { ExploreDrawerProps } from "@/app/_features/explore/explore-drawer";
import type { ExploreTarget } from "@/app/_features/explore/explore-target";
import { queryInput } from "@/app/_features/explore/query-input";
import { PostQuery } from "@/app/_features/evidence/post-query";
import { findMetric } from "@/app/_features/explore/jumps/find-metric";
import { findSpanLogs } from "@/app/_features/explore/jumps/find-span-logs";
import { jumpSource } from "@/app/_features/explore/jumps/jump-source";
import { traceTarget } from "@/app/_features/explore/jumps/jump-targets";
import { useExploreSources } from "@/app/_features/explore/use-explore-sources";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { ErrorNotice } from "@/app/_ui/error-notice";

export interface EvidenceExploreProps {
  room: string;
  userId: string;
  /** Whether this person may ask queries of their own. */
  isAllowed: boolean;
  grafanaUrl: string | undefined;
  /** What the graphs show at the moment, in epoch milliseconds; the same function at each render. */
  readRange: () => { from: number; to: number };
  /** Told before the drawer opens, so that its place can be brought into view. */
  onOpen: () => void;
  /** The evidence; it gets what opens the drawer, where one may. */
  children: (explore: (() => void) | undefined) => ReactNode;
}

type Drawer = ComponentType<ExploreDrawerProps>;
/** `opener` had the focus before, and gets it back. */
type Wanted = ExploreDrawerProps["wanted"] & { opener: Element | null };

/** The evidence with a drawer for own queries over it, and what leads from logs and traces into it. */
export function EvidenceExplore(props: EvidenceExploreProps) {
  const { room, userId, isAllowed, grafanaUrl, readRange, onOpen, children } = props;
  const t = useTranslations("explore");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [drawer, setDrawer] = useState<{ Drawer: Drawer } | "failed" | null>(null);
  const { data, error, refetch } = useExploreSources(room, isAllowed);
  const sources = data?.dataSources;
  const isOpen = wanted !== null;

  const open = useCallback(
    (target: ExploreTarget | null) => {
      onOpen();
      const from = document.activeElement;
      setWanted((now) => ({ turn: (now?.turn ?? 0) + 1, target, opener: now ? now.opener : from }));
    },
    [onOpen],
  );
  const close = (): void => {
    const opener = wanted?.opener;
    setWanted(null);
    // After the evidence is in reach again.
    requestAnimationFrame(() => opener instanceof HTMLElement && opener.focus());
  };
  useShortcuts({
    explore: isAllowed ? () => (isOpen ? close() : open(null)) : undefined,
    closeOver: isOpen ? close : undefined,
  });

  const isLoaded = drawer !== null && drawer !== "failed";
  useEffect(() => {
    if (!isOpen || isLoaded) return;
    import("@/app/_features/explore/explore-drawer").then(
      ({ ExploreDrawer }) => setDrawer({ Drawer: ExploreDrawer }),
      () => setDrawer("failed"),
    );
  }, [isOpen, isLoaded]);

  const [logJumps, spanJumps] = useMemo((): [LogJumpTargets, SpanJumpTargets] => {
    const [traces, logs, metrics] = (["trace", "logql", "promql"] as const).map((kind) =>
      jumpSource(sources ?? [], kind),
    );
    return [
      {
        onTrace: traces ? (traceId, time) => open(traceTarget(traces.uid, traceId, time)) : undefined,
        onLabels: metrics ? (labels, time) => void findMetric(room, metrics, labels, time).then(open) : undefined,
      },
      { onLogs: logs ? (span) => void findSpanLogs(room, logs, span).then(open) : undefined },
    ];
  }, [room, sources, open]);
  const { onTrace } = logJumps;
  const showTrace = useMemo(() => onTrace && ((traceId: string) => onTrace(traceId, Date.now())), [onTrace]);

  return (
    <LogJumps value={logJumps}>
      <SpanJumps value={spanJumps}>
        <div className="relative flex min-h-0 flex-1 flex-col">
          <div inert={isOpen} className="flex min-h-0 flex-1 flex-col">
            {children(isAllowed ? () => open(null) : undefined)}
          </div>
          {wanted && isLoaded && (
            <drawer.Drawer
              room={room}
              userId={userId}
              sources={sources}
              sourcesError={error}
              onRetrySources={() => void refetch()}
              wanted={wanted}
              dashboardRange={readRange}
              grafanaUrl={grafanaUrl ?? null}
              orgId={data?.orgId ?? null}
              renderPost={({ target, range }) => (
                <PostQuery incidentNumber={Number(room)} query={queryInput(target, range)} />
              )}
              renderResult={(answer) => <AdhocResult {...answer} onTrace={showTrace} />}
              onClose={close}
            />
          )}
          {wanted && drawer === "failed" && (
            <div className="absolute inset-x-0 top-0 z-20 bg-primary">
              <ErrorNotice title={t("notLoaded")} onRetry={() => setDrawer(null)} onDismiss={close} />
            </div>
          )}
        </div>
      </SpanJumps>
    </LogJumps>
  );
}
