import { useEffect, useMemo, useState } from "react";
import type { StoredDashboard } from "@/server/dashboard/contract";
import type { PinnedPanel } from "@/server/incident/contract";
import { RoomFailure, roomApi } from "../data/room-api";
import type { PinnedPanel as DrawnPanel } from "../scene/build-panel-set";

/** While Grafana is away what is missing is asked for again by itself. */
const AGAIN_MS = 15_000;

type Read = StoredDashboard | RoomFailure;

const asFailure = (error: unknown): RoomFailure =>
  error instanceof RoomFailure ? error : new RoomFailure("INTERNAL", String(error));

const holds = (read: Read | undefined, panelId: number): boolean =>
  read !== undefined && !(read instanceof RoomFailure) && read.panels.some(({ id }) => id === panelId);

/**
 * Pinned panels with the dashboards that they come from, each read once; null until the first are there. A room that
 * holds single panels of a dashboard gives those alone, so one is read again when a panel was pinned that it lacks.
 */
export function usePinnedDashboards(room: string, panels: readonly PinnedPanel[], tries: number): DrawnPanel[] | null {
  const [read, setRead] = useState<ReadonlyMap<string, Read>>(new Map());
  const [round, setRound] = useState(0);
  const [settled, setSettled] = useState<string | null>(null);
  const wanted = JSON.stringify(panels.map(({ dashboardUid, panelId }) => `${dashboardUid} ${panelId}`).toSorted());

  useEffect(() => {
    const abort = new AbortController();
    const uids = new Set(
      panels
        .filter(({ dashboardUid, panelId }) => !holds(read.get(dashboardUid), panelId))
        .map((each) => each.dashboardUid),
    );
    const reading = [...uids].map(
      async (uid) => [uid, await roomApi.dashboard(room, uid, abort.signal).catch(asFailure)] as const,
    );
    void Promise.all(reading).then((answers) => {
      if (abort.signal.aborted) return;
      if (answers.length > 0) setRead((before) => new Map([...before, ...answers]));
      setSettled(wanted);
    });
    return () => abort.abort();
    // Asked again for other panels, by hand, or after a while; not because an answer came.
  }, [room, wanted, tries, round]); // oxlint-disable-line react-hooks/exhaustive-deps

  const isAway = [...read.values()].some((each) => each instanceof RoomFailure && /^(GRAFANA|SERVER)_/.test(each.code));
  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setTimeout(() => setRound(round + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isAway, round]);

  return useMemo(() => {
    if (panels.length > 0 && read.size === 0) return null;
    return panels.flatMap(({ id, ...panel }) => {
      const dashboard = read.get(panel.dashboardUid);
      // What was pinned a moment ago is not missing: it is being read.
      const isKnown = holds(dashboard, panel.panelId) || settled === wanted;
      return dashboard && isKnown ? [{ ...panel, key: id, dashboard }] : [];
    });
  }, [panels, read, settled, wanted]);
}
