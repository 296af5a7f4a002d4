"use client";

import { History } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { ReplayBar } from "@/app/_features/replay/bar/replay-bar";
import { ReplayNotice } from "@/app/_features/replay/bar/replay-notice";
import { momentEventOf } from "@/app/_features/replay/moments/moment-event-of";
import { useKeyMoments } from "@/app/_features/replay/moments/use-key-moments";
import { replayOf, SPEEDS } from "@/app/_features/replay/replay-address";
import { shownAt } from "@/app/_features/replay/shown-at";
import { stateAt } from "@/app/_features/replay/state-at";
import { tasksAt } from "@/app/_features/replay/tasks-at";
import { useReplayedEntries } from "@/app/_features/replay/timeline/use-replayed-entries";
import { useRecordedChanges } from "@/app/_features/replay/use-recorded-changes";
import { useReplayClock } from "@/app/_features/replay/use-replay-clock";
import { useReplayedStage } from "@/app/_features/replay/use-replayed-stage";
import { useReplayKeys } from "@/app/_features/replay/use-replay-keys";
import { ReplayedTimeline } from "@/app/_features/timeline/replayed-timeline";
import { frozenPanels } from "@/app/_lib/frozen-panels";
import { moments as pointedAt } from "@/app/_lib/moments";
import { roomActions } from "@/app/_lib/room-actions";
import type { RoomStage } from "@/app/_lib/room-stage";
import { IconButton } from "@/app/_ui/icon-button";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { IncidentDetail, Person } from "@/server/incident/contract";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { MomentEvent } from "@/server/timeline/contract/moments";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { payloadOf } from "@/server/timeline/rules/payload-of";

export interface ReplayRoomOptions {
  incident: IncidentDetail;
  me: Person;
  stage: RoomStage | null;
  /** What mattered as far back as the charts look. */
  keyEvents: readonly MomentEvent[];
  /** Told before a replay begins. */
  onOpen: () => void;
}

const SHORTEST_MS = 60_000;
/** A page up or down moves by this share of the whole. */
const PAGES = 10;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

const wasRecordedBy =
  (at: number) =>
  ({ recordedAt }: TimelineEvent): boolean =>
    Date.parse(recordedAt) <= at;

/** The whole room at a moment of its past: its header, its conversation, its panels. */
export function useReplayRoom({ incident, me, stage, keyEvents, onOpen }: ReplayRoomOptions) {
  const t = useTranslations("replay.bar");
  const format = useFormatter();
  const asked = useSearchParams();
  const [byAddress, setByAddress] = useState(() => replayOf(asked) !== null);
  const [missed, setMissed] = useState(0);
  const begin = Date.parse(incident.declaredAt);
  const [end, setEnd] = useState(() => Math.max(Date.parse(incident.updatedAt), begin + SHORTEST_MS));
  const { clock, enter, leave, change } = useReplayClock(
    useState(() => {
      const found = replayOf(asked);
      return found && { ...found, isPlaying: false };
    })[0],
    end,
  );
  const isOn = clock !== null;
  const at = clock?.at ?? null;
  const changes = useRecordedChanges(incident.number, isOn);
  const { events, heard: heardChange } = changes;
  const all = useMemo(() => events.flatMap((event) => momentEventOf(event) ?? []), [events]);
  const moments = useKeyMoments(isOn && changes.isRead ? all : keyEvents);
  const { replayed, shown } = useReplayedEntries(incident.number, me.id, at);
  useReplayedStage({ stage, at, isPlaying: clock?.isPlaying === true, byAddress });

  const open = useCallback(() => {
    onOpen();
    const now = Date.now();
    const isOver = incident.resolvedAt !== null;
    const last = Math.max(Date.parse(incident.updatedAt), begin + SHORTEST_MS);
    setEnd(isOver ? last : Math.max(now, last));
    setMissed(0);
    enter(isOver ? last : now);
  }, [onOpen, enter, begin, incident.resolvedAt, incident.updatedAt]);
  const close = useCallback(() => {
    leave();
    setByAddress(false);
  }, [leave]);
  const step = (way: 1 | -1): void => {
    if (at === null) return;
    const next = replayed.step(at, way);
    if (next !== null) change({ at: next, isPlaying: false });
    if (way === -1 && shown.hasOlder && next === null) void replayed.loadOlder();
  };
  useShortcuts({ replay: isOn ? close : open });
  useEffect(() => (isOn ? undefined : roomActions.offer("replay", open)), [isOn, open]);
  useReplayKeys(isOn, {
    onStep: step,
    onPage: (way) => {
      if (!clock) return;
      const next = clock.at + (way * (end - begin)) / PAGES;
      change({ at: Math.min(Math.max(begin, next), Math.max(end, clock.at)), isPlaying: false });
    },
    onEnd: (which) => change({ at: which === "first" ? begin : end, isPlaying: false }),
    onSpeed: (way) => {
      const next = clock && SPEEDS[SPEEDS.indexOf(clock.speed) + way];
      if (next) change({ speed: next });
    },
    onToggle: () => clock && change({ isPlaying: !clock.isPlaying }),
    onLeave: close,
  });

  const frozen = useMemo(
    () =>
      events.flatMap((event) => {
        const evidence = payloadOf(event, "evidence_posted");
        if (!evidence || typeof evidence.dashboardUid !== "string" || typeof evidence.panelId !== "number") return [];
        const { evidenceId, dashboardUid, panelId, rangeFrom, rangeTo, capturedAt } = evidence;
        const time = format.dateTime(new Date(capturedAt), {
          ...CLOCK,
          timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        });
        const span = { from: Date.parse(rangeFrom), to: Date.parse(rangeTo) };
        return [{ evidenceId, dashboardUid, panelId, ...span, words: t("frozen", { time }) }];
      }),
    [events, format, t],
  );
  // What is picked on a chart is the moment to look at.
  useEffect(
    () => (isOn ? pointedAt.takePicks((picked) => change({ at: picked, isPlaying: false })) : undefined),
    [isOn, change],
  );
  useEffect(() => {
    frozenPanels.use(isOn ? frozen : null);
    return () => frozenPanels.use(null);
  }, [isOn, frozen]);

  // What stood changes with events only, and not with each moment that passes.
  const since = at === null ? null : Date.parse(events.findLast(wasRecordedBy(at))?.recordedAt ?? incident.declaredAt);
  const past = useMemo((): IncidentDetail => {
    if (since === null) return incident;
    const then = { ...stateAt(events, incident, since), ...shownAt(events, incident, since) };
    return { ...incident, ...then, nextStatuses: [], canUpdate: false };
  }, [incident, events, since]);

  const hasFailed = shown.failure !== null || (changes.error !== null && !changes.isRead);
  const tasks = useMemo(() => (since === null ? null : tasksAt(events, since)), [events, since]);

  return {
    isOn,
    /** The moment, in epoch milliseconds; null while nobody replays. */
    at,
    /** The tasks of that moment; null while nobody replays. */
    tasks,
    /** Begins a replay. */
    button: !isOn && (
      <IconButton label={t("open")} shortcut="g r" icon={<History aria-hidden size={16} />} onClick={open} />
    ),
    /** The incident as it stood; its header counts time until the moment. */
    incident: past,
    headerIncident:
      at === null ? incident : { ...past, resolvedAt: past.resolvedAt ?? new Date(Math.max(at, begin)).toISOString() },
    bar: clock && (
      <ReplayBar
        clock={clock}
        from={Math.min(begin, clock.at)}
        to={Math.max(end, clock.at)}
        moments={moments}
        missed={missed}
        source={frozen.length > 0 ? t("sourceFrozen", { count: frozen.length }) : t("source")}
        onChange={change}
        onStep={step}
        onLeave={close}
      />
    ),
    timeline: (clock && (
      <ReplayedTimeline
        incidentNumber={incident.number}
        entries={shown.entries}
        upTo={shown.upTo}
        hasOlder={shown.hasOlder}
        loadOlder={() => replayed.loadOlder()}
        userId={me.id}
        userName={me.name}
      >
        <ReplayNotice
          at={clock.at}
          failed={hasFailed ? t("failed") : shown.isLoading || !changes.isRead ? t("loading") : null}
          onLeave={close}
        />
      </ReplayedTimeline>
    )) as ReactNode,
    /** Told of what happens meanwhile. */
    heard: useCallback(
      (event: TimelineEvent) => {
        heardChange(event);
        const isNews = !isSuperseding(event) && event.kind !== "person_joined" && event.kind !== "person_left";
        if (isNews) setMissed((count) => count + 1);
      },
      [heardChange],
    ),
  };
}
