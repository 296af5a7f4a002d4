"use client";

import { useTranslations } from "next-intl";
import { useNow } from "@/app/_ui/use-now";
import type { TaskItem } from "@/server/task/contract";
import { isOverdue } from "@/server/task/rules/order-tasks";

/** Says so as soon as one of the tasks is late. */
export function OverdueNote({ tasks }: { tasks: readonly TaskItem[] }) {
  const t = useTranslations("tasks");
  const now = useNow(tasks.some(({ dueAt }) => dueAt !== null));
  return tasks.some((task) => isOverdue(task, now)) && <span className="text-xs text-error">{t("overdue")}</span>;
}
