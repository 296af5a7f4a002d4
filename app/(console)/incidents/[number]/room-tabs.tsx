"use client";

import { Activity, ChartLine, type LucideIcon, MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";

/** The tabs of a narrow screen and the ids of what they show. */
export const ROOM_TABS = { now: "room-now", graphs: "room-graphs", timeline: "room-timeline" } as const;
export type RoomTab = keyof typeof ROOM_TABS;

const ICON: Record<RoomTab, LucideIcon> = { now: Activity, graphs: ChartLine, timeline: MessagesSquare };

export interface RoomTabsProps {
  tab: RoomTab;
  /** Entries of the timeline that the reader has not seen. */
  unread: number;
  onTab: (tab: RoomTab) => void;
}

const MOST_COUNTED = 99;

/** At the thumb, under 900 px only. */
export function RoomTabs({ tab, unread, onTab }: RoomTabsProps) {
  const t = useTranslations("room.tabs");
  return (
    <nav
      aria-label={t("label")}
      className="grid shrink-0 grid-cols-3 border-t border-weak bg-primary pb-[env(safe-area-inset-bottom)] room:hidden"
    >
      {(Object.keys(ROOM_TABS) as RoomTab[]).map((name) => {
        const Icon = ICON[name];
        return (
          <button
            key={name}
            type="button"
            aria-pressed={tab === name}
            aria-controls={ROOM_TABS[name]}
            onClick={() => onTab(name)}
            className="flex h-12 flex-col items-center justify-center border-t-2 border-transparent text-xs text-secondary aria-pressed:border-focus aria-pressed:text-primary"
          >
            <span className="relative">
              <Icon aria-hidden size={16} />
              {name === "timeline" && unread > 0 && (
                <span className="tabular absolute -top-1.5 left-2.5 rounded-full bg-accent px-1 text-[10px] leading-4 text-accent-contrast">
                  {t("unread", { count: Math.min(unread, MOST_COUNTED) })}
                </span>
              )}
            </span>
            {t(name)}
          </button>
        );
      })}
    </nav>
  );
}
