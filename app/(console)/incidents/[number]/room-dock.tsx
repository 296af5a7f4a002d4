"use client";

import { ListChecks, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { TaskList } from "@/app/_features/task/task-list";
import type { useTasks } from "@/app/_features/task/use-tasks";
import { IconButton } from "@/app/_ui/icon-button";
import { useNow } from "@/app/_ui/use-now";
import { isOverdue } from "@/server/task/rules/order-tasks";

export interface RoomDockProps {
  tasks: ReturnType<typeof useTasks>;
  canUpdate: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The field for a new task. */
  fieldRef: Ref<HTMLInputElement>;
}

const PANEL = "room-dock";

/** Tabs under the graphs; what they open lies over the graphs, never over the timeline. */
export function RoomDock({ tasks, canUpdate, open, onOpenChange, fieldRef }: RoomDockProps) {
  const t = useTranslations("tasks");
  const common = useTranslations("common");
  const now = useNow();
  const todo = tasks.tasks?.filter(({ status }) => status === "open") ?? [];
  const isLate = todo.some((task) => isOverdue(task, now));
  return (
    <div className="relative z-10 shrink-0 border-t border-weak bg-primary max-room:hidden">
      {open && (
        <div
          id={PANEL}
          className="absolute inset-x-0 bottom-full flex max-h-[min(28rem,50vh)] flex-col border-t border-medium bg-primary shadow-overlay"
        >
          <div className="flex items-center justify-between gap-2 border-b border-weak py-0.5 pr-1 pl-3">
            <h2 className="text-sm font-medium text-primary">{t("heading")}</h2>
            <IconButton
              label={common("close")}
              icon={<X aria-hidden size={16} />}
              onClick={() => onOpenChange(false)}
            />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <TaskList tasks={tasks} canUpdate={canUpdate} fieldRef={fieldRef} onLeave={() => onOpenChange(false)} />
          </div>
        </div>
      )}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? PANEL : undefined}
        aria-keyshortcuts="t"
        onClick={() => onOpenChange(!open)}
        className="inline-flex h-9 items-center gap-1.5 border-t-2 border-transparent px-4 text-sm text-secondary hover:text-primary focus-visible:-outline-offset-2 aria-expanded:border-focus aria-expanded:text-primary"
      >
        <ListChecks aria-hidden size={14} />
        {t("heading")}
        {todo.length > 0 && <span className="tabular text-xs">{todo.length}</span>}
        {isLate && <span className="text-xs text-error">{t("overdue")}</span>}
      </button>
    </div>
  );
}
