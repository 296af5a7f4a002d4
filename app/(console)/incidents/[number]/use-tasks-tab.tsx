"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DockTab } from "@/app/(console)/incidents/[number]/dock-tab";
import { OverdueNote } from "@/app/_features/task/overdue-note";
import { TaskList, type TaskListProps } from "@/app/_features/task/task-list";
import { SHORTCUTS } from "@/app/_lib/shortcuts";

/** The tasks of a room as its dock shows them. */
export function useTasksTab({ first, ...props }: TaskListProps & { first: ReactNode }): DockTab {
  const t = useTranslations("tasks");
  const todo = props.tasks.tasks?.filter(({ status }) => status === "open") ?? [];
  return {
    name: "tasks",
    label: t("heading"),
    Icon: ListChecks,
    shortcut: SHORTCUTS.task.keys[0],
    count: todo.length,
    note: <OverdueNote tasks={todo} />,
    content: (
      <>
        {first}
        <TaskList {...props} />
      </>
    ),
  };
}
