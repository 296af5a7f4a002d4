"use client";

import { createElement, memo } from "react";
import { DayLine } from "./day-line";
import { recordedAt } from "./grouping";
import { lineOfKind } from "./kinds/line-of-kind";
import type { ShownEvent } from "./shown-event";

interface Props {
  event: ShownEvent;
  /** True when the event above is a message by the same person, moments earlier. */
  continues?: boolean;
  /** True when a date line stands above. */
  startsDay?: boolean;
}

/** One event, to be read: in the room's list and on a shared page alike. */
export const TimelineEventRow = memo(function TimelineEventRow({ event, continues = false, startsDay = false }: Props) {
  return (
    <>
      {startsDay && <DayLine at={recordedAt(event)} />}
      {createElement(lineOfKind(event.kind), { event, continues })}
    </>
  );
});
