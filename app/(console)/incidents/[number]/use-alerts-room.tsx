"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { DockTab } from "@/app/(console)/incidents/[number]/dock-tab";
import type { useDock } from "@/app/(console)/incidents/[number]/use-dock";
import { useAlertPanel } from "@/app/(console)/incidents/[number]/use-alert-panel";
import type { useRoomView } from "@/app/(console)/incidents/[number]/use-room-view";
import type { SharedRoom } from "@/app/(console)/incidents/[number]/use-shared-room";
import type { AlertActs } from "@/app/_features/alert/room/alert-acts";
import { AlertsTab, type AlertsWish } from "@/app/_features/alert/room/alerts-tab";
import { FiringNow } from "@/app/_features/alert/room/firing-now";
import { FiringStrip } from "@/app/_features/alert/room/firing-strip";
import { useDetach } from "@/app/_features/alert/room/use-detach";
import { useRoomAlerts } from "@/app/_features/alert/room/use-room-alerts";
import { SilenceDialog } from "@/app/_features/silence/silence-dialog";
import { SilenceList } from "@/app/_features/silence/silence-list";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { SHORTCUTS } from "@/app/_lib/shortcuts";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { RoomFirings } from "@/server/alert/contract/room-firings";
import type { IncidentDetail } from "@/server/incident/contract";

const SECOND_MS = 1_000;

interface Options {
  incident: IncidentDetail;
  initial: RoomFirings;
  /** The moment that is replayed, in epoch milliseconds; null while none is. */
  at: number | null;
  view: ReturnType<typeof useRoomView>;
  dock: ReturnType<typeof useDock>;
  commands: ReturnType<typeof useCommands>;
  goTo: SharedRoom["goTo"];
  canSilence: boolean;
}

/** The alerts of a room wherever it shows them: the line over the graphs, the dock, and a narrow screen's first part. */
export function useAlertsRoom({ incident, initial, at: exact, view, dock, commands, goTo, canSilence }: Options) {
  const t = useTranslations("alertStrip");
  const { number, resolvedAt, impactStartedAt, declaredAt } = incident;
  const { isWide, showEvidence, setTab } = view;
  const { show: showDock } = dock;
  const [wish, setWish] = useState<AlertsWish | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const [silencing, setSilencing] = useState<string | null>(null);
  const at = exact === null ? null : Math.floor(exact / SECOND_MS) * SECOND_MS;
  const isListed = isWide ? dock.open === "alerts" : isUnfolded && view.tab === "now";
  const held = useRoomAlerts({ incidentNumber: number, initial, isListed, at });
  const { detach, refused, dismiss } = useDetach(number);
  const look = useCallback<SharedRoom["goTo"]>(
    (at) => {
      // What is to be seen must not lie under the dock.
      showDock(null);
      goTo(at);
    },
    [showDock, goTo],
  );
  const panelWay = useAlertPanel({ incident, shown: view.shown, run: commands.run, goTo: look });

  const open = useCallback(() => {
    if (isWide) {
      showEvidence();
      showDock("alerts");
      return;
    }
    setTab("now");
    setUnfolded(true);
  }, [isWide, showEvidence, showDock, setTab]);
  const show = useCallback(
    (what: AlertsWish["what"]) => {
      open();
      setWish((before) => ({ turn: (before?.turn ?? 0) + 1, what }));
    },
    [open],
  );
  useShortcuts({ roomAlerts: () => (isWide && dock.open === "alerts" ? showDock(null) : open()) });

  const { firings } = held;
  const hasNone = firings !== null && firings.firing + firings.silenced + firings.resolved === 0;
  const until = at === null ? null : new Date(at).toISOString();
  const began = held.alerts?.flatMap((alert) => alert.firings.map(({ startsAt }) => startsAt)) ?? [];
  const from = [impactStartedAt ?? declaredAt, ...began].reduce((one, other) => (other < one ? other : one));
  const isPast = at !== null;
  const canDetach = incident.canUpdate && incident.status !== "closed";
  const acts = useMemo(
    (): AlertActs => ({
      panelWay,
      onSilence: canSilence && !isPast ? setSilencing : null,
      onDetach: canDetach && !isPast ? detach : null,
    }),
    [panelWay, canSilence, canDetach, detach, isPast],
  );
  const list: ReactNode = (
    <>
      <AlertsTab
        incidentNumber={number}
        held={held}
        from={from}
        to={until ?? resolvedAt}
        wish={wish}
        acts={acts}
        refused={refused}
        onDismiss={dismiss}
        silences={!isPast && <SilenceList incidentNumber={number} />}
      />
      <SilenceDialog
        incidentNumber={number}
        {...(silencing !== null && { alertId: silencing })}
        open={silencing !== null}
        onClose={() => setSilencing(null)}
      />
    </>
  );
  const tab: DockTab = {
    name: "alerts",
    label: t("heading"),
    Icon: BellRing,
    shortcut: SHORTCUTS.roomAlerts.keys[0],
    count: firings?.firing ?? 0,
    content: list,
  };
  return {
    show,
    tab,
    strip: (
      <FiringStrip
        firings={firings}
        until={until}
        staleSince={held.error ? new Date(held.updatedAt).toISOString() : null}
        onRetry={held.refetch}
        onShow={show}
      />
    ),
    /** For a narrow screen. */
    now: (
      <>
        <FiringNow
          firings={firings}
          until={until}
          acts={acts}
          isOpen={isUnfolded}
          onToggle={() => setUnfolded(!isUnfolded)}
          onShow={show}
        />
        {!isWide && isUnfolded && list}
        {/* Without alerts there is nothing to unfold, and still something to end. */}
        {!isWide && !isUnfolded && !isPast && hasNone && (
          <div className="-mx-3 empty:hidden">
            <SilenceList incidentNumber={number} onlyIfAny />
          </div>
        )}
      </>
    ),
  };
}
