"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { Switch } from "@/app/_ui/switch";
import type { IncidentDetail } from "@/server/incident/contract";

export interface RoomTypeDialogProps {
  type: IncidentDetail["type"];
  onClose: () => void;
  onSave: (type: IncidentDetail["type"], withTasks: boolean) => void;
}

/** Mounted while it is open, so that it starts from what the incident is. */
export function RoomTypeDialog({ type, onClose, onSave }: RoomTypeDialogProps) {
  const t = useTranslations("incidentTypes.room");
  const errorText = useErrorText();
  const name = useId();
  const trpc = useTRPC();
  const list = useQuery(trpc.incidentType.list.queryOptions());
  const [chosenId, setChosenId] = useState(type?.id ?? null);
  const [withTasks, setWithTasks] = useState(false);
  const present = type?.id ?? null;
  const offered = (list.data ?? []).filter(({ id, archivedAt }) => archivedAt === null || id === present);
  const chosen = offered.find(({ id }) => id === chosenId);
  const tasks = chosen?.archivedAt === null ? chosen.tasks : [];
  const addsTasks = withTasks && tasks.length > 0;
  const isSame = chosenId === present;
  const choices = [
    { id: null, label: t("none"), description: "" },
    ...offered.map(({ id, name: label, description, archivedAt }) => ({
      id,
      label: archivedAt === null ? label : t("archivedMark", { name: label }),
      description,
    })),
  ];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      description={t("lead")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            disabled={isSame && !addsTasks}
            onClick={() => {
              onSave(chosen ? { id: chosen.id, name: chosen.name } : null, addsTasks);
              onClose();
            }}
          >
            {t(isSame && addsTasks ? "addTasks" : "save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {list.error && (
          <ErrorNotice title={errorText(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />
        )}
        {list.isPending && <Skeleton className="h-24 w-full" />}
        {list.data && offered.length === 0 && <p className="text-secondary">{t("empty")}</p>}
        {offered.length > 0 && (
          <fieldset className="grid gap-px">
            <legend className="sr-only">{t("heading")}</legend>
            {choices.map(({ id, label, description }) => (
              <label
                key={id ?? ""}
                className="grid min-h-8 cursor-pointer grid-cols-[auto_1fr] items-center gap-x-3 rounded-sm px-2 py-1 hover:bg-hover has-checked:bg-selected coarse:min-h-11"
              >
                <input
                  type="radio"
                  name={name}
                  checked={chosenId === id}
                  onChange={() => setChosenId(id)}
                  className="size-4 shrink-0 accent-(--gf-accent)"
                />
                <span className="min-w-0 text-sm break-words text-primary">{label}</span>
                {description && <span className="col-start-2 text-sm text-secondary">{description}</span>}
              </label>
            ))}
          </fieldset>
        )}
        {tasks.length > 0 && (
          <div className="grid gap-1">
            <Switch
              label={t("withTasks", { count: tasks.length })}
              hint={t("already")}
              checked={withTasks}
              onChange={setWithTasks}
            />
            <ul className="list-disc pl-16 text-sm text-secondary">
              {tasks.map(({ id, title }) => (
                <li key={id} className="break-words">
                  {title}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
