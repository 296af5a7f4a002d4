import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { TimelineEvent } from "@/server/timeline/contract";
import { GROUP_WINDOW_MS } from "../grouping";

/** A message on its way joins those before it, as it will when it is stored. */
export function continuesAsUnsent(
  last: TimelineEvent | undefined,
  { writtenAt }: PendingMessage,
  isAfterAnother: boolean,
  userId: string,
): boolean {
  if (isAfterAnother) return true;
  return (
    last?.kind === "message" && last.actorId === userId && writtenAt - Date.parse(last.recordedAt) <= GROUP_WINDOW_MS
  );
}
