import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { EventTime } from "../event-time";
import type { ShownEvent } from "../shown-event";

/** One quiet line for what the room itself tells. */
export function SystemLine({
  icon: Icon,
  event,
  children,
}: {
  icon: LucideIcon;
  event: ShownEvent;
  children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[2.25rem_minmax(0,1fr)_auto] items-start px-3 py-1">
      <Icon aria-hidden="true" className="text-secondary mt-0.5 ml-1.5 size-4" />
      <p dir="auto" className="text-secondary [&_b]:text-primary text-sm [overflow-wrap:anywhere] [&_b]:font-medium">
        {children}
      </p>
      <span className="pl-2 leading-5">
        <EventTime event={event} />
      </span>
    </div>
  );
}
