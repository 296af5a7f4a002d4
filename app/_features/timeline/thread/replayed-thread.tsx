import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { TimelineList, type TimelineListProps } from "../list/timeline-list";

interface Props {
  incidentNumber: number;
  rootId: string;
  /** The timeline went so far at the moment that is replayed. */
  upTo: number;
  userId: string;
  /** What a list that is only read is given. */
  list: Omit<TimelineListProps, "label" | "empty" | "entries" | "hasOlder" | "loadOlder" | "shownOff">;
  onClose: () => void;
}

const MOST_ANSWERS = 200;
const noMore = async () => undefined;

/** A thread as it stood at some moment: only to be read. */
export function ReplayedThread({ incidentNumber, rootId, upTo, userId, list, onClose }: Props) {
  const t = useTranslations("timeline.thread");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const pane = useRef<HTMLElement>(null);
  const asked = { incidentNumber, rootId, upTo, limit: MOST_ANSWERS };
  const options = trpc.timeline.thread.queryOptions(asked, { staleTime: Number.POSITIVE_INFINITY });
  const { data, error, isFetching, refetch } = useQuery({ ...options, placeholderData: keepPreviousData });
  const entries = useMemo(() => {
    if (!data) return [];
    const { root, events, effects } = data;
    const known = [root, ...events].filter(({ seq }) => seq <= upTo);
    return foldEvents(known, { me: userId, withReplies: true, effects }).map((entry) =>
      entry.event.id === root.id ? { ...entry, thread: null } : entry,
    );
  }, [data, upTo, userId]);
  useEffect(() => {
    const opener = document.activeElement;
    pane.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [rootId]);

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
      data-closes="Escape"
      aria-label={t("label")}
      onKeyDown={onKeyDown}
      className="absolute inset-0 z-10 flex flex-col bg-primary"
    >
      <header className="flex min-h-10 items-center justify-between gap-2 border-b border-weak ps-3 pe-1">
        <h2 className="text-sm font-medium text-primary">
          {entries.length > 1 ? t("headingCount", { count: entries.length - 1 }) : t("heading")}
        </h2>
        <IconButton label={t("close")} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      {error && (
        <ErrorNotice title={t("failed")} onRetry={() => void refetch()} retrying={isFetching}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <div className="flex-1 p-3">
          <Skeleton className="h-16" />
        </div>
      )}
      {data && (
        <TimelineList
          {...list}
          label={t("list")}
          empty=""
          entries={entries}
          hasOlder={false}
          loadOlder={noMore}
          isThread
          shownOff={null}
        />
      )}
    </section>
  );
}
