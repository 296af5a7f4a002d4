"use client";

import type { TimelineEvent } from "@/server/timeline/contract";
import { changesIncident } from "./changes-incident";
import { useNewEvents } from "./run/use-new-events";
import { TimelineView, type TimelineViewProps } from "./timeline-view";
import { useTimeline } from "./use-timeline";

export interface TimelineProps extends TimelineViewProps {
  /** The newest events, oldest first, as the page was made with. */
  initialEvents: TimelineEvent[];
  /** How far the reader had read before; null when they never were here. */
  readUpTo: number | null;
  /** Called once for each new event. */
  onEvent?: (event: TimelineEvent) => void;
  /** Called once for each new event that changes the incident itself. */
  onIncidentEvent?: (event: TimelineEvent) => void;
}

/** The room's conversation, live. */
export function Timeline({ initialEvents, readUpTo, onEvent, onIncidentEvent, ...view }: TimelineProps) {
  const { incidentNumber, userId, userName } = view;
  const { store, snapshot } = useTimeline({ incidentNumber, userId, userName, initialEvents, readUpTo });
  useNewEvents(snapshot.events, (added) => {
    for (const event of added) {
      onEvent?.(event);
      if (changesIncident(event)) onIncidentEvent?.(event);
    }
  });
  return <TimelineView {...view} snapshot={snapshot} store={store} />;
}
