"use client";

import { useTranslations } from "next-intl";
import { continuesGroup, startsDay } from "@/app/_features/timeline/grouping";
import { TimelineEventRow } from "@/app/_features/timeline/timeline-event-row";
import { useTimeZone } from "@/app/_features/timeline/use-time-zone";
import type { SharedIncident } from "@/server/share/contract";

export interface SharedTimelineProps {
  events: SharedIncident["events"];
  truncated: boolean;
}

/** The timeline as it was stored: nothing to write, nothing that changes. */
export function SharedTimeline({ events, truncated }: SharedTimelineProps) {
  const t = useTranslations("share.page");
  const timeZone = useTimeZone();
  return (
    <>
      <h2 className="mb-2 text-sm font-medium text-secondary">{t("timeline")}</h2>
      {truncated && <p className="mb-2 text-sm text-secondary">{t("truncated", { count: events.length })}</p>}
      {events.length === 0 && <p className="text-secondary">{t("noEvents")}</p>}
      <ol>
        {events.map((event, index) => (
          <li key={event.seq}>
            <TimelineEventRow
              event={event}
              continues={continuesGroup(events[index - 1], event, timeZone)}
              startsDay={startsDay(events[index - 1], event, timeZone)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
