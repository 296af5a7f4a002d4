import type { SignedIn } from "@/server/platform/context";
import { changeEvent } from "@/server/timeline/change-event";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { TargetInput } from "@/server/timeline/contract/conversation";
import { decideMark } from "@/server/timeline/rules/decide-change";

/**
 * Makes an event a key update of the incident, or an ordinary one again. Null when it is so already.
 * @throws AppError EVENT_DELETED and what `changeEvent` throws
 */
export function markEvent(context: SignedIn, input: TargetInput, isMarked: boolean): Promise<TimelineEvent | null> {
  return changeEvent(context, input, {
    kind: isMarked ? "event_marked" : "event_unmarked",
    decide: (entry) => decideMark(entry, isMarked),
  });
}
