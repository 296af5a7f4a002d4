import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { changeEvent } from "@/server/timeline/change-event";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { ReactInput } from "@/server/timeline/contract/conversation";
import { decideReaction } from "@/server/timeline/rules/decide-change";
import { emojiOf } from "@/server/timeline/rules/emoji-of";

/**
 * Gives or takes back a reaction: one of each emoji for each person. Null when it is so already.
 * @throws AppError NOT_AN_EMOJI, TOO_MANY_REACTIONS, EVENT_DELETED and what `changeEvent` throws
 */
export async function reactToEvent(
  context: SignedIn,
  { emoji: written, ...target }: ReactInput,
  isGiven: boolean,
): Promise<TimelineEvent | null> {
  const emoji = emojiOf(written);
  if (emoji === null) throw new AppError("NOT_AN_EMOJI");
  return changeEvent(context, target, {
    kind: isGiven ? "reaction_added" : "reaction_removed",
    request: { emoji },
    decide: (entry) => decideReaction(entry, { emoji, isGiven }),
    payload: async () => ({ emoji }),
  });
}
