"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { DockTab, DockTabName } from "@/app/(console)/incidents/[number]/dock-tab";
import { Clocks } from "@/app/_features/incident/room/clocks";
import { IconButton } from "@/app/_ui/icon-button";

export interface RoomDockProps {
  tabs: readonly DockTab[];
  open: DockTabName | null;
  onOpen: (name: DockTabName | null) => void;
}

const idOf = (name: DockTabName) => ({ tab: `dock-tab-${name}`, panel: `dock-${name}` });
const focus = (name: DockTabName) => document.getElementById(idOf(name).tab)?.focus();
const STEP: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Tabs under the graphs, and what time it is; what they open lies over the graphs, never over the timeline. */
export function RoomDock({ tabs, open, onOpen }: RoomDockProps) {
  const t = useTranslations("alertStrip.dock");
  const common = useTranslations("common");
  const before = useRef(open);
  const shown = tabs.find(({ name }) => name === open);
  const focusable = shown ?? tabs[0];
  useEffect(() => {
    const closed = open === null ? before.current : null;
    before.current = open;
    // Whoever was in what is gone now stands before its tab.
    if (closed && document.activeElement === document.body) focus(closed);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => idOf(name).tab === document.activeElement?.id);
    const next = at === -1 ? undefined : tabs[STEP[event.key]?.(at, tabs.length - 1) ?? -1];
    if (!next) return;
    event.preventDefault();
    focus(next.name);
    // What is closed stays closed: the arrows choose, Enter opens.
    if (shown) onOpen(next.name);
  };
  return (
    <div className="relative z-10 shrink-0 border-t border-weak bg-primary max-room:hidden">
      {shown && (
        <div
          id={idOf(shown.name).panel}
          role="tabpanel"
          aria-labelledby={idOf(shown.name).tab}
          className="absolute inset-x-0 bottom-full flex max-h-[min(32rem,55vh)] flex-col border-t border-medium bg-primary shadow-overlay"
        >
          <div className="flex items-center justify-between gap-2 border-b border-weak py-0.5 pr-1 pl-3">
            <h2 className="text-sm font-medium text-primary">{shown.label}</h2>
            <IconButton label={common("close")} icon={<X aria-hidden size={16} />} onClick={() => onOpen(null)} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{shown.content}</div>
        </div>
      )}
      <div className="flex items-center gap-3 pe-4">
        <div
          role="tablist"
          aria-label={t("label")}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="flex min-w-0 flex-1 overflow-x-auto"
        >
          {tabs.map(({ name, label, Icon, shortcut, count, note }) => (
            <button
              key={name}
              id={idOf(name).tab}
              type="button"
              role="tab"
              aria-selected={shown?.name === name}
              aria-expanded={shown?.name === name}
              aria-controls={shown?.name === name ? idOf(name).panel : undefined}
              aria-keyshortcuts={shortcut}
              tabIndex={focusable?.name === name ? 0 : -1}
              onClick={() => onOpen(shown?.name === name ? null : name)}
              className="inline-flex h-9 shrink-0 items-center gap-1.5 border-t-2 border-transparent px-4 text-sm text-secondary hover:text-primary focus-visible:-outline-offset-2 aria-selected:border-focus aria-selected:text-primary"
            >
              <Icon aria-hidden size={14} />
              {label}
              {count > 0 && <span className="tabular text-xs">{count}</span>}
              {note}
            </button>
          ))}
        </div>
        <Clocks />
      </div>
    </div>
  );
}
