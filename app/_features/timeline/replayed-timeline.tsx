import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { TimelineList } from "./list/timeline-list";

interface Props {
  entries: readonly ShownEntry[];
  hasOlder: boolean;
  loadOlder: () => Promise<unknown>;
  userId: string;
  userName: string;
  /** Stands where one writes. */
  children: ReactNode;
}

const NONE: ReadonlySet<string> = new Set();
const nothing = () => undefined;
const noMore = async () => undefined;

/** A conversation as it stood at some moment: only to be read, its newest entry in sight. */
export function ReplayedTimeline({ entries, hasOlder, loadOlder, userId, userName, children }: Props) {
  const t = useTranslations("timeline");
  return (
    <div className="absolute inset-0 z-20 flex flex-col bg-primary">
      <TimelineList
        label={t("list")}
        empty={t("empty")}
        entries={entries}
        pending={[]}
        userId={userId}
        userName={userName}
        hasOlder={hasOlder}
        loadOlder={loadOlder}
        isNewest
        loadNewer={noMore}
        onNewest={nothing}
        shownOff={null}
        opened={NONE}
        newAfter={null}
        editedId={null}
        onSeen={nothing}
        onLookAway={nothing}
        onMenu={nothing}
        onEntryKey={() => false}
        onRetry={nothing}
        onEdit={nothing}
        onDiscard={nothing}
      />
      {children}
    </div>
  );
}
