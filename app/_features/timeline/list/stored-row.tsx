import { memo } from "react";
import type { TimelineEvent } from "@/server/timeline/contract";
import { TimelineEventRow } from "../timeline-event-row";

interface Props {
  event: TimelineEvent;
  continues: boolean;
  startsDay: boolean;
}

/** A stored event as a row that can hold the focus. */
export const StoredRow = memo(function StoredRow({ event, continues, startsDay }: Props) {
  return (
    <article
      tabIndex={-1}
      data-seq={event.seq}
      className="group/row border-s-2 border-transparent hover:bg-hover focus:border-focus focus:bg-hover"
    >
      <TimelineEventRow event={event} continues={continues} startsDay={startsDay} />
    </article>
  );
});
