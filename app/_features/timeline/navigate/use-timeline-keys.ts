import { SHORTCUTS } from "@/app/_lib/shortcuts";
import { useShortcuts } from "@/app/_lib/use-shortcuts";

interface Bindings {
  onSearch?: () => void;
  onFilter: () => void;
  onJump: () => void;
  onFirstUnread: () => void;
}

/** Listens for the keys that find something in the timeline; returns them, to be shown beside what they do. */
export function useTimelineKeys({ onSearch, onFilter, onJump, onFirstUnread }: Bindings) {
  useShortcuts({
    searchTimeline: onSearch,
    filterTimeline: onFilter,
    jumpToTime: onJump,
    firstUnread: onFirstUnread,
  });
  const { searchTimeline, filterTimeline, jumpToTime } = SHORTCUTS;
  return { search: searchTimeline.keys[0], filter: filterTimeline.keys[0], jump: jumpToTime.keys[0] };
}
