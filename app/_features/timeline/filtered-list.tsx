import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { TimelineList, type TimelineListProps } from "./list/timeline-list";
import type { Filter } from "./navigate/filter";
import { useFiltered } from "./run/use-filtered";

interface Props extends Pick<
  TimelineListProps,
  "userId" | "userName" | "onRetry" | "onEdit" | "onDiscard" | "opened" | "editedId" | "onMenu" | "onEntryKey"
> {
  incidentNumber: number;
  filter: Filter;
  /** The room's newest run: what is new comes from there. */
  events: readonly TimelineEvent[];
  seenAs: (entries: readonly ShownEntry[]) => readonly ShownEntry[];
}

const NOTHING: never[] = [];
const nothing = () => undefined;
const noMore = async () => undefined;

/** What a filter leaves of the timeline. */
export function FilteredList({ incidentNumber, filter, events, seenAs, ...list }: Props) {
  const t = useTranslations("timeline.filter");
  const errorText = useErrorText();
  const { rows, state, error, hasOlder, loadOlder, retry } = useFiltered(incidentNumber, list.userId, filter, events);
  const shown = useMemo(() => {
    const left = filter.updates ? rows.filter(({ marked }) => marked) : rows;
    return seenAs(left);
  }, [filter.updates, rows, seenAs]);
  if (state === "loading") {
    return (
      <div className="flex-1 p-3">
        <Skeleton className="h-24" />
      </div>
    );
  }
  return (
    <>
      {error !== null && (
        <ErrorNotice title={t("failed")} onRetry={retry}>
          {errorText(error)}
        </ErrorNotice>
      )}
      <TimelineList
        {...list}
        label={t("list")}
        empty={state === "failed" ? "" : t("empty")}
        entries={shown}
        pending={NOTHING}
        hasOlder={hasOlder}
        loadOlder={loadOlder}
        isNewest
        loadNewer={noMore}
        onNewest={nothing}
        shownOff={null}
        newAfter={null}
        onSeen={nothing}
        onLookAway={nothing}
      />
    </>
  );
}
