import { AppError } from "@/server/platform/errors";
import type { TimelineEvent } from "@/server/timeline/contract";
import { recordEvents, type ToldEvent } from "@/server/timeline/record-events";
import type { Database } from "@/server/timeline/rows-of";

export interface RecordedEvent extends ToldEvent {
  organizationId: string;
  incidentId: string;
}

/**
 * Records one thing that a verb did, in that verb's own transaction.
 * @throws AppError as `recordEvents`
 */
export async function recordEvent(
  tx: Database,
  { organizationId, incidentId, ...told }: RecordedEvent,
): Promise<TimelineEvent> {
  const [event] = await recordEvents(tx, { organizationId, incidentId }, [told]);
  if (!event) throw new AppError("NOT_FOUND");
  return event;
}
