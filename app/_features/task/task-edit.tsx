"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { Select } from "@/app/_ui/select";
import { TextField } from "@/app/_ui/text-field";
import { TASK_TITLE_MAX, type TaskItem } from "@/server/task/contract";
import { fromLocalInput, toLocalInput } from "@/app/_lib/local-time";
import type { TaskStep } from "./use-tasks";

interface Props {
  task: TaskItem;
  onSave: (step: TaskStep) => void;
  onClose: () => void;
}

/** What, who and until when of one task. */
export function TaskEdit({ task, onSave, onClose }: Props) {
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const people = useQuery(trpc.incident.people.queryOptions(undefined, { staleTime: 60_000 }));
  const [title, setTitle] = useState(task.title);
  const [assigneeId, setAssigneeId] = useState(task.assignee?.id ?? "");
  const [due, setDue] = useState(toLocalInput(task.dueAt));
  const known = people.data ?? (task.assignee ? [task.assignee] : []);
  // To the minute, a time that was not touched stays as exact as it was.
  const dueAt = due === toLocalInput(task.dueAt) ? task.dueAt : fromLocalInput(due);
  return (
    <form
      className="grid gap-2 border-l-2 border-focus bg-secondary px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === "") return;
        onSave({ kind: "change", task, title: title.trim(), assigneeId: assigneeId || null, dueAt });
        onClose();
      }}
    >
      <TextField ref={focusOnMount} label={t("title")} value={title} maxLength={TASK_TITLE_MAX} onValue={setTitle} />
      <div className="grid grid-cols-2 gap-2">
        <Select
          label={t("assignee")}
          value={assigneeId}
          options={[{ value: "", label: t("nobody") }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={setAssigneeId}
        />
        <TextField label={t("due")} type="datetime-local" value={due} onValue={setDue} />
      </div>
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button size="sm" variant="primary" type="submit">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
