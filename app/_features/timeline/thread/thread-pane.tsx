import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { TimelineThread } from "@/app/_lib/timeline-thread";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { TimelineList, type TimelineListProps } from "../list/timeline-list";
import { useRefusalText } from "../use-refusal-text";

interface Props extends Pick<
  TimelineListProps,
  "userId" | "userName" | "onRetry" | "onEdit" | "onDiscard" | "opened" | "editedId" | "onMenu" | "onEntryKey"
> {
  thread: TimelineThread;
  /** Position of the answer that the reader was brought to. */
  shownOff: TimelineListProps["shownOff"];
  /** The entries as they are while their reader takes some back. */
  seenAs: (entries: readonly ShownEntry[]) => readonly ShownEntry[];
  onClose: () => void;
  /** Where one answers; nothing for who may not. */
  composer: ReactNode;
}

const nothing = () => undefined;
const noMore = async () => undefined;

/** A thread over the timeline: what is answered, the answers, and where one answers. */
export function ThreadPane(props: Props) {
  const { thread, seenAs, onClose, composer, shownOff, ...list } = props;
  const t = useTranslations("timeline.thread");
  const refusalText = useRefusalText();
  const pane = useRef<HTMLElement>(null);
  const { root, entries, pending, hasOlder, refusal } = useSyncExternalStore(
    thread.subscribe,
    thread.snapshot,
    thread.snapshot,
  );
  const shown = useMemo(
    () => seenAs(root ? [{ ...root, thread: null }, ...entries] : entries),
    [seenAs, root, entries],
  );

  useEffect(() => {
    const opener = document.activeElement;
    const field = pane.current?.querySelector<HTMLElement>("textarea");
    (field ?? pane.current)?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [thread]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from anything in it
    <section
      ref={pane}
      tabIndex={-1}
      aria-label={t("label")}
      onKeyDown={onKeyDown}
      className="bg-primary absolute inset-0 z-30 flex flex-col"
    >
      <header className="border-weak flex min-h-10 items-center justify-between gap-2 border-b ps-3 pe-1">
        <h2 className="text-primary text-sm font-medium">
          {root?.thread ? t("headingCount", { count: root.thread.replies }) : t("heading")}
        </h2>
        <IconButton label={t("close")} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      {refusal && (
        <ErrorNotice title={t("failed")} onRetry={() => void thread.load()}>
          {refusalText(refusal)}
        </ErrorNotice>
      )}
      {!root && !refusal ? (
        <div className="flex-1 p-3">
          <Skeleton className="h-16" />
        </div>
      ) : (
        <TimelineList
          {...list}
          label={t("list")}
          empty=""
          entries={shown}
          pending={pending}
          hasOlder={hasOlder}
          loadOlder={thread.load}
          isThread
          isNewest
          loadNewer={noMore}
          onNewest={nothing}
          shownOff={shownOff}
          newAfter={null}
          onSeen={nothing}
          onLookAway={nothing}
        />
      )}
      {composer}
    </section>
  );
}
