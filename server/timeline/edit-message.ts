import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { changeEvent } from "@/server/timeline/change-event";
import { claimAttachments } from "@/server/timeline/claim-attachments";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { EditInput } from "@/server/timeline/contract/conversation";
import { resolveMentions } from "@/server/timeline/resolve-mentions";
import { refusalOfMessage } from "@/server/timeline/rules";
import { decideEdit } from "@/server/timeline/rules/decide-change";
import { messageText } from "@/server/timeline/rules/message-text";

/**
 * Says one's own message in other words; what it said before stays readable in its history. Null when it says that
 * already.
 * @throws AppError what `changeEvent` and `postMessage` throw, EVENT_DELETED, TOO_MANY_EDITS
 */
export async function editMessage(context: SignedIn, input: EditInput): Promise<TimelineEvent | null> {
  const { viewer, services } = context;
  const { attachmentIds, ...target } = input;
  const body = messageText(input.body);
  const refusal = refusalOfMessage(body, { hasFiles: attachmentIds.length > 0 });
  if (refusal) throw new AppError(refusal);
  const called = await resolveMentions(services.pool, await findIncident(context, input.incidentNumber), body);
  return changeEvent(context, target, {
    kind: "message_edited",
    body,
    request: { attachmentIds },
    decide: (entry, actor) => decideEdit(entry, actor, { body, attachmentIds }),
    async payload(entry, tx, { id: incidentId }) {
      const claim = { incidentId, userId: viewer.userId, ids: attachmentIds, postedAt: services.clock.now() };
      // Who was called by it before stays called, whoever holds the role by now.
      const mentions = called.map(
        (one) => entry.mentions.find(({ kind, id }) => kind === one.kind && id === one.id) ?? one,
      );
      const attachments = await claimAttachments(tx, { ...claim, kept: entry.attachments });
      return { mentions, attachments, times: (entry.edited?.times ?? 0) + 1 };
    },
  });
}
