import type { SignedIn } from "@/server/platform/context";
import { changeEvent } from "@/server/timeline/change-event";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { TargetInput } from "@/server/timeline/contract/conversation";
import { decideRemoval } from "@/server/timeline/rules/decide-change";

/**
 * Takes a message back: one's own, or as a moderator anybody's. Null when it is gone already.
 * @throws AppError what `changeEvent` throws
 */
export function removeMessage(context: SignedIn, input: TargetInput): Promise<TimelineEvent | null> {
  return changeEvent(context, input, { kind: "message_deleted", decide: decideRemoval });
}
