"use client";

import { Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { useNow } from "@/app/_ui/use-now";
import type { TaskItem } from "@/server/task/contract";
import { isOverdue } from "@/server/task/rules/order-tasks";
import { TaskEdit } from "./task-edit";
import type { TaskStep } from "./use-tasks";

interface Props {
  task: TaskItem;
  canUpdate: boolean;
  onStep: (step: TaskStep) => void;
}

/** One task: what, who, until when; a tick finishes it. */
export function TaskRow({ task, canUpdate, onStep }: Props) {
  const t = useTranslations("tasks");
  const [editing, setEditing] = useState(false);
  const now = useNow(task.status === "open" && task.dueAt !== null);
  const { title, status, assignee, dueAt, doneAt } = task;
  const isOpen = status === "open";
  const overdue = isOverdue(task, now);
  if (editing) {
    return (
      <li>
        <TaskEdit task={task} onSave={onStep} onClose={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li className="group/task flex min-h-9 items-start gap-2 px-3 py-1 hover:bg-hover">
      <input
        type="checkbox"
        checked={!isOpen}
        disabled={!canUpdate}
        aria-label={t(isOpen ? "finish" : "reopen", { title })}
        onChange={() => onStep({ kind: isOpen ? "finish" : "reopen", task })}
        className="mt-1.5 size-4 shrink-0 accent-current coarse:size-6"
      />
      <div className="min-w-0 flex-1 py-0.5">
        <p
          dir="auto"
          className={classNames(
            "text-sm [overflow-wrap:anywhere]",
            isOpen ? "text-primary" : "text-secondary line-through decoration-1",
          )}
        >
          {title}
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-secondary empty:hidden">
          {assignee && <span>{assignee.name}</span>}
          {isOpen && dueAt && (
            <span className={overdue ? "text-error" : undefined}>
              {t(overdue ? "overdue" : "dueAt")} <TimeStamp at={dueAt} />
            </span>
          )}
          {!isOpen && doneAt && (
            <span>
              {t(status === "done" ? "done" : "dropped")} <TimeStamp at={doneAt} />
            </span>
          )}
        </p>
      </div>
      {canUpdate && (
        <span className="flex shrink-0 opacity-0 group-focus-within/task:opacity-100 group-hover/task:opacity-100 coarse:opacity-100">
          {isOpen ? (
            <>
              <IconButton
                label={t("edit", { title })}
                icon={<Pencil aria-hidden size={14} />}
                onClick={() => setEditing(true)}
              />
              <IconButton
                label={t("drop", { title })}
                icon={<Trash2 aria-hidden size={14} />}
                onClick={() => onStep({ kind: "drop", task })}
              />
            </>
          ) : (
            <IconButton
              label={t("reopen", { title })}
              icon={<RotateCcw aria-hidden size={14} />}
              onClick={() => onStep({ kind: "reopen", task })}
            />
          )}
        </span>
      )}
    </li>
  );
}
