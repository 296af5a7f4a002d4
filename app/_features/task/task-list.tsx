"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { AddTask } from "./add-task";
import { TaskRow } from "./task-row";
import type { useTasks } from "./use-tasks";

export interface TaskListProps {
  tasks: ReturnType<typeof useTasks>;
  canUpdate: boolean;
  /** The field for a new task. */
  fieldRef?: Ref<HTMLInputElement>;
  /** Called on Escape in that field. */
  onLeave?: () => void;
}

/** What is to be done while the incident runs: open tasks first, the settled ones folded away. */
export function TaskList({ tasks: held, canUpdate, fieldRef, onLeave }: TaskListProps) {
  const t = useTranslations("tasks");
  const errorText = useErrorText();
  const { tasks, error, refused } = held;
  const open = tasks?.filter(({ status }) => status === "open") ?? [];
  const settled = tasks?.filter(({ status }) => status !== "open") ?? [];
  const row = (task: (typeof open)[number]) => (
    <TaskRow key={task.id} task={task} canUpdate={canUpdate} onStep={(step) => held.run(step)} />
  );
  return (
    <section aria-label={t("list")} className="pb-2">
      {canUpdate && (
        <AddTask
          ref={fieldRef ?? null}
          pending={held.pending}
          onAdd={(step, done) => held.run(step, done)}
          {...(onLeave && { onLeave })}
        />
      )}
      {refused && (
        <ErrorNotice title={t("notDone")} onDismiss={held.dismiss}>
          {errorText(refused)}
        </ErrorNotice>
      )}
      {error && (
        <ErrorNotice
          tone={tasks ? "warning" : "error"}
          title={t("failed")}
          onRetry={() => void held.refetch()}
          retrying={held.isFetching}
        >
          {errorText(error)}
        </ErrorNotice>
      )}
      {!tasks && !error && (
        <div role="status" aria-label={t("loading")} className="grid gap-2 px-3 py-2">
          {[0, 1, 2].map((line) => (
            <Skeleton key={line} className="h-6" />
          ))}
        </div>
      )}
      {tasks?.length === 0 && (
        <EmptyState icon={<ListChecks aria-hidden size={28} />} title={t("empty")}>
          {t(canUpdate ? "emptyHint" : "emptyReader")}
        </EmptyState>
      )}
      {open.length > 0 && <ul>{open.map(row)}</ul>}
      {settled.length > 0 && (
        <details className="mt-1">
          <summary className="px-3 py-1 text-xs text-secondary coarse:py-3">
            {t("settled", { count: settled.length })}
          </summary>
          <ul>{settled.map(row)}</ul>
        </details>
      )}
    </section>
  );
}
