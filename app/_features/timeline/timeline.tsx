"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { TimelineEvent } from "@/server/timeline/contract";
import { TimelineView } from "./timeline-view";
import { useTimeline } from "./use-timeline";

export interface TimelineProps {
  incidentNumber: number;
  userId: string;
  userName: string;
  /** The newest events, oldest first, as the page was made with. */
  initialEvents: TimelineEvent[];
  lastSeq: number;
  canPost: boolean;
  /** Called once for each new event that changes the incident itself. */
  onIncidentEvent?: (event: TimelineEvent) => void;
}

/** The room's conversation, live. */
export function Timeline(props: TimelineProps) {
  const { incidentNumber, userId, userName, canPost, onIncidentEvent } = props;
  const { store, snapshot } = useTimeline(props);
  const { events } = snapshot;
  const told = useRef(props.lastSeq);

  const tell = useEffectEvent((event: TimelineEvent) => onIncidentEvent?.(event));
  useEffect(() => {
    for (const event of events.slice(events.findLastIndex(({ seq }) => seq <= told.current) + 1)) {
      told.current = event.seq;
      if (event.kind !== "message") tell(event);
    }
  }, [events]);

  return <TimelineView {...{ incidentNumber, userId, userName, canPost, snapshot }} actions={store} />;
}
