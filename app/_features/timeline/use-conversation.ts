import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useMemo, useState } from "react";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { TimelineSnapshot, TimelineStore } from "@/app/_lib/timeline-store";
import { usePickedMoments } from "@/app/_lib/use-picked-moments";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { JumpTarget } from "./actions/row-commands";
import { type Problem, useRowUi } from "./actions/use-row-ui";
import { withLeaving } from "./actions/with-leaving";
import type { ComposerHandle } from "./composer/composer";
import { NO_FILTER } from "./navigate/filter";
import { burstFamily } from "./rows/burst-family";
import { useUnreadLine } from "./unread/use-unread-line";
import { usePlace } from "./use-place";

interface Options {
  incidentNumber: number;
  userId: string;
  userName: string;
  canPost: boolean;
  canModerate: boolean;
  meant: readonly string[];
  onReveal: () => void;
  snapshot: TimelineSnapshot;
  store: TimelineStore;
  /** Where one writes: a refused message goes back there. */
  composer: RefObject<ComposerHandle | null>;
  /** Where one writes in the thread that is open. */
  answer: RefObject<ComposerHandle | null>;
}

const nothing = () => undefined;

/** What one does in a conversation: say, change, find one's way, and what came of it. */
export function useConversation(options: Options) {
  const { incidentNumber, userId, userName, canPost, canModerate, meant, onReveal, snapshot, store, composer, answer } =
    options;
  const t = useTranslations("timeline");
  const offerUndo = useOfferUndo();
  const [filter, setFilter] = useState(NO_FILTER);
  const [jumpProblem, setJumpProblem] = useState<Problem | null>(null);
  const reader = useMemo(() => ({ id: userId, canPost, canModerate }), [userId, canPost, canModerate]);
  const meantIds = useMemo(() => new Set([userId, "room", ...meant]), [userId, meant]);

  const place = usePlace({
    jumpTo: (at) => store.jumpTo(at),
    onReveal: () => {
      onReveal();
      setFilter(NO_FILTER);
      setJumpProblem(null);
    },
    onLanded: (seq) => {
      const found = store.snapshot().entries.find(({ event }) => event.seq === seq);
      if (found && burstFamily(found) !== null) ui.open(found.event.id);
    },
    onFailed: (code, retry) => setJumpProblem({ code, retry }),
  });
  const { go } = place;
  const jump = useCallback((target: JumpTarget) => void go(target), [go]);
  usePickedMoments(jump);

  const change = useCallback<TimelineStore["change"]>((eventId, wanted) => store.change(eventId, wanted), [store]);
  const ui = useRowUi({ incidentNumber, reader, meant: meantIds, change, jump, openThread: place.openThread });
  const { leaving, commands, editedId, opened, onMenu, onEntryKey } = ui;
  const seenAs = useCallback(
    (entries: readonly ShownEntry[]) =>
      withLeaving(entries, leaving, { at: new Date().toISOString(), by: { id: userId, name: userName } }),
    [leaving, userId, userName],
  );
  const see = useCallback((seq: number) => store.see(seq), [store]);
  const line = useUnreadLine({ events: snapshot.events, readUpTo: snapshot.readUpTo, userId, see });

  const onRetry = useCallback((key: string) => store.retry(key), [store]);
  const restore = useCallback(
    ({ body, attachments, threadId }: PendingMessage) => {
      const place = (threadId !== undefined && answer.current) || composer.current;
      place?.restore(body, attachments);
    },
    [composer, answer],
  );
  const onDiscard = useCallback(
    (message: PendingMessage) => {
      store.discard(message.key);
      offerUndo(t("pending.discarded"), () => restore(message));
    },
    [store, restore, offerUndo, t],
  );
  const onEdit = useCallback(
    (message: PendingMessage) => {
      store.discard(message.key);
      restore(message);
    },
    [store, restore],
  );
  const toNewest = () => {
    place.forget();
    store.backToNewest();
  };
  const post: TimelineStore["post"] = (body, extras) => {
    const result = store.post(body, extras);
    // One sees what one says: among the newest, and all of them.
    if (result.ok && extras?.threadId === undefined) {
      setFilter(NO_FILTER);
      toNewest();
    }
    return result;
  };
  const editLast = () => {
    const last = snapshot.entries.findLast(
      ({ event, deleted }) => event.kind === "message" && event.actorId === userId && !deleted,
    );
    if (last) go({ seq: last.event.seq }).then(() => commands.act("edit", last), nothing);
  };

  return {
    filter,
    setFilter,
    place,
    jump,
    ui,
    line,
    post,
    editLast,
    toNewest,
    seenAs,
    /** What all lists of the room have in common. */
    list: { userId, userName, onRetry, onEdit, onDiscard, opened, editedId, onMenu, onEntryKey },
    problem: ui.problem ?? jumpProblem,
    dismissProblem: () => {
      ui.setProblem(null);
      setJumpProblem(null);
    },
  };
}
