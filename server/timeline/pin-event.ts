import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { changeEvent } from "@/server/timeline/change-event";
import type { TimelineEvent } from "@/server/timeline/contract";
import { PINS_MAX, type TargetInput } from "@/server/timeline/contract/conversation";
import { readMarked } from "@/server/timeline/read-marked";
import { decidePin } from "@/server/timeline/rules/decide-change";

/**
 * Pins an event to the room, or takes the pin away: on what one said oneself, or as a moderator on anything. Null when
 * it is so already.
 * @throws AppError EVENT_DELETED, TOO_MANY_PINS and what `changeEvent` throws
 */
export function pinEvent(context: SignedIn, input: TargetInput, isPinned: boolean): Promise<TimelineEvent | null> {
  return changeEvent(context, input, {
    kind: isPinned ? "event_pinned" : "event_unpinned",
    decide: (entry, actor) => decidePin(entry, actor, isPinned),
    async payload(_entry, tx, { id }) {
      if (!isPinned) return {};
      const pinned = await readMarked(tx, id, "pinned", PINS_MAX);
      if (pinned.length >= PINS_MAX) throw new AppError("TOO_MANY_PINS", undefined, { most: PINS_MAX });
      return {};
    },
  });
}
