import type { AskedChange } from "@/app/_lib/timeline-changes";
import type { TimelineStoreOptions } from "@/app/_lib/timeline-store";
import { refusalOf, type useTRPCClient } from "@/app/_lib/trpc";

type Calls = Pick<TimelineStoreOptions, "send" | "since" | "before" | "around" | "thread" | "change" | "markRead">;

const PAGE = 200;

/** What the store asks of the server; a rejection is the refusal itself, which has the code that the store decides by. */
export function timelineCalls({ timeline }: ReturnType<typeof useTRPCClient>, incidentNumber: number): Calls {
  return {
    send: (input) => timeline.post.mutate(input).catch(refused),
    since: (after) => timeline.since.query({ incidentNumber, after }).catch(refused),
    before: (before, limit = PAGE) => timeline.before.query({ incidentNumber, before, limit }).catch(refused),
    around: (at) => timeline.around.query({ incidentNumber, at, limit: PAGE }).catch(refused),
    thread: (rootId, before) =>
      timeline.thread.query({ incidentNumber, rootId, ...(before !== undefined && { before }) }).catch(refused),
    change: (asked) => change(asked).catch(refused),
    markRead: (seq) => timeline.markRead.mutate({ incidentNumber, seq }).catch(refused),
  };

  function change(asked: AskedChange) {
    const { eventId, idempotencyKey } = asked;
    const target = { incidentNumber, eventId, idempotencyKey };
    switch (asked.verb) {
      case "edit":
        return timeline.edit.mutate({
          ...target,
          body: asked.body,
          attachmentIds: asked.attachments.map(({ id }) => id),
        });
      case "react":
      case "unreact":
        return timeline[asked.verb].mutate({ ...target, emoji: asked.emoji });
      case "remove":
      case "pin":
      case "unpin":
      case "mark":
      case "unmark":
        return timeline[asked.verb].mutate(target);
    }
  }
}

function refused(error: unknown): never {
  throw refusalOf(error);
}
