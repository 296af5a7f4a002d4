"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { emptyTask } from "@/app/_features/incident/types/type-draft";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { focusAfter } from "@/app/_ui/focus-after";
import { OrderedList } from "@/app/_ui/ordered-list";
import { TYPE_TASKS_MAX, type TypeTask } from "@/server/incident/contract/incident-type";
import { TASK_TITLE_MAX } from "@/server/task/contract";

export interface TaskLinesProps {
  tasks: readonly TypeTask[];
  error: string | undefined;
  onChange: (tasks: TypeTask[]) => void;
}

/** Tasks in their order, a line each; Enter begins the next. */
export function TaskLines({ tasks, error, onChange }: TaskLinesProps) {
  const t = useTranslations("incidentTypes.form");
  const lines = useRef<HTMLFieldSetElement>(null);
  const isFull = tasks.length >= TYPE_TASKS_MAX;
  const nameAt = (index: number) => tasks[index]?.title.trim() || t("task", { place: index + 1 });
  function addAt(place: number) {
    if (isFull) return;
    focusAfter(
      () => onChange(tasks.toSpliced(place, 0, emptyTask())),
      () => lines.current?.querySelectorAll("input")[place]?.focus(),
    );
  }
  return (
    <fieldset ref={lines} className="grid grid-cols-1 gap-2">
      <legend className="text-sm font-medium text-primary">{t("tasks")}</legend>
      <p className={error ? "text-sm text-error" : "text-sm text-secondary"}>{error ?? t("tasksHint")}</p>
      <OrderedList
        items={tasks.map(({ id }, index) => ({ key: id, name: nameAt(index) }))}
        canChange
        words={{
          label: t("tasks"),
          up: (name) => t("taskUp", { name }),
          down: (name) => t("taskDown", { name }),
          remove: (name) => t("taskRemove", { name }),
          moved: (name, place) => t("taskMoved", { name, place }),
        }}
        onMove={(from, to) => {
          const task = tasks[from];
          if (task) onChange(tasks.toSpliced(from, 1).toSpliced(to, 0, task));
        }}
        onRemove={(index) => onChange(tasks.toSpliced(index, 1))}
      >
        {(index) => (
          <input
            aria-label={t("task", { place: index + 1 })}
            placeholder={t("taskExample")}
            maxLength={TASK_TITLE_MAX}
            autoComplete="off"
            value={tasks[index]?.title ?? ""}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              addAt(index + 1);
            }}
            onChange={({ target: { value: title } }) =>
              onChange(tasks.map((task, place) => (place === index ? { ...task, title } : task)))
            }
            className={classNames(INPUT, "h-9 coarse:h-11")}
          />
        )}
      </OrderedList>
      <Button
        size="sm"
        className="justify-self-start"
        icon={<Plus aria-hidden size={14} />}
        disabled={isFull}
        onClick={() => addAt(tasks.length)}
      >
        {t("addTask")}
      </Button>
    </fieldset>
  );
}
