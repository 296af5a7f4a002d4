import { Funnel, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";
import { DateJump } from "./navigate/date-jump";
import { useTimelineKeys } from "./navigate/use-timeline-keys";

interface Props {
  isFiltering: boolean;
  onFilter: () => void;
  /** Absent where there is no search. */
  onSearch?: () => void;
  onJumpToTime: (time: Date) => void;
  onFirstUnread: () => void;
}

/** Ways to find something in the timeline. */
export function HeaderTools({ isFiltering, onFilter, onSearch, onJumpToTime, onFirstUnread }: Props) {
  const t = useTranslations("timeline");
  const [isJumping, setJumping] = useState(false);
  const keys = useTimelineKeys({ onSearch, onFilter, onJump: () => setJumping(true), onFirstUnread });
  return (
    <div className="flex shrink-0 items-center">
      {onSearch && (
        <IconButton
          label={t("search")}
          shortcut={keys.search}
          icon={<Search aria-hidden size={16} />}
          onClick={onSearch}
        />
      )}
      <DateJump open={isJumping} onOpenChange={setJumping} shortcut={keys.jump} onJump={onJumpToTime} />
      <IconButton
        label={t("filter.open")}
        shortcut={keys.filter}
        aria-pressed={isFiltering}
        icon={<Funnel aria-hidden size={16} />}
        onClick={onFilter}
        className="aria-pressed:bg-hover aria-pressed:text-primary"
      />
    </div>
  );
}
