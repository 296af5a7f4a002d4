"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import type { Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import type { RoomTab } from "@/app/(console)/incidents/[number]/room-tabs";
import { useMediaQuery } from "@/app/_lib/use-media-query";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { IncidentDetail } from "@/server/incident/contract";

const HOUR_MS = 3_600_000;

/** What of the room is in view: the part on a narrow screen, the pane that fills a wide one, and what the panels show. */
export function useRoomView({ dashboards, panels }: Pick<IncidentDetail, "dashboards" | "panels">) {
  const [tab, showTab] = useState<RoomTab>("now");
  const [full, setFull] = useState<"wide" | "side" | null>(null);
  const asked = useSearchParams().get("dashboard");
  // Decided once: a panel that somebody pins later does not take the page from who reads a dashboard.
  const [showsPinned, setShowsPinned] = useState(asked === null && panels.length > 0);
  const [dashboard, setDashboard] = useState<string | null>(asked);
  const isWide = useMediaQuery("(min-width: 900px)");
  const [graphsSeen, setGraphsSeen] = useState(false);
  const range = useRef<{ from: number; to: number } | null>(null);
  const shownDashboard = dashboards.find(({ uid }) => uid === dashboard) ?? dashboards[0] ?? null;
  const shown: Shown = showsPinned ? "pinned" : shownDashboard;

  const toggleFull = (pane: "wide" | "side") => setFull((now) => (now === pane ? null : pane));
  useShortcuts({ evidenceFull: () => toggleFull("wide"), timelineFull: () => toggleFull("side") });

  const setTab = useCallback((next: RoomTab) => {
    showTab(next);
    if (next === "graphs") setGraphsSeen(true);
  }, []);
  const showEvidence = useCallback(() => setFull((now) => (now === "side" ? null : now)), []);
  const showGraphs = useCallback(() => {
    showEvidence();
    setTab("graphs");
  }, [showEvidence, setTab]);
  const showOne = useCallback((uid: string) => {
    setShowsPinned(false);
    setDashboard(uid);
  }, []);

  return {
    tab,
    setTab,
    full,
    toggleFull,
    isWide,
    /** A phone loads the panels when somebody asks for them. */
    hasGraphs: isWide || graphsSeen,
    shown,
    /** The dashboard in view; null while the pinned panels are. */
    dashboardUid: showsPinned ? null : (shownDashboard?.uid ?? null),
    /** What the panels show, in epoch milliseconds. */
    readRange: useCallback(() => range.current ?? { from: Date.now() - HOUR_MS, to: Date.now() }, []),
    setRange: useCallback((from: number, to: number) => {
      range.current = { from, to };
    }, []),
    showOne,
    showPinned: useCallback(() => setShowsPinned(true), []),
    showEvidence,
    showGraphs,
    showDashboard: useCallback(
      (uid: string) => {
        showOne(uid);
        showGraphs();
      },
      [showOne, showGraphs],
    ),
    showTimeline: useCallback(() => {
      setFull((now) => (now === "wide" ? null : now));
      setTab("timeline");
    }, [setTab]),
    showTasks: useCallback(() => {
      showEvidence();
      setTab("now");
    }, [showEvidence, setTab]),
  };
}
