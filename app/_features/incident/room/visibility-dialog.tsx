"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { PeopleChoice } from "@/app/_features/incident/room/people-choice";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { type IncidentDetail, type Person, VISIBILITIES, type Visibility } from "@/server/incident/contract";

export interface VisibilityDialogProps {
  incident: IncidentDetail;
  onClose: () => void;
  /** `opensMerged`: of how many private incidents it was said that what came from them is opened with it. */
  onSave: (visibility: Visibility, members: Person[], opensMerged: number) => void;
}

const WORDS = { organization: "organization", private: "privateChoice" } as const;

/** Mounted while it is open, so that it starts from who sees the incident now. */
export function VisibilityDialog({ incident, onClose, onSave }: VisibilityDialogProps) {
  const t = useTranslations("visibility");
  const name = useId();
  const [visibility, setVisibility] = useState(incident.visibility);
  const [members, setMembers] = useState(incident.members);
  const isOpened = incident.visibility === "private" && visibility !== "private";
  const merges = useQuery({
    ...useTRPC().merge.ofIncident.queryOptions({ number: incident.number }),
    enabled: isOpened,
  });
  const opens = isOpened ? (merges.data?.privateCount ?? 0) : 0;
  const { declaredBy, roles } = incident;
  const people = [...(declaredBy ? [declaredBy] : []), ...roles.map(({ person }) => person)];
  const anyway = [...new Map(people.map((person) => [person.id, person])).values()];
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            disabled={isOpened && merges.isPending}
            onClick={() => {
              onSave(visibility, visibility === "private" ? members : [], opens);
              onClose();
            }}
          >
            {t(opens > 0 ? "openAnyway" : "save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <fieldset className="grid gap-1">
          <legend className="sr-only">{t("heading")}</legend>
          {VISIBILITIES.map((value) => (
            <label
              key={value}
              className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-3 rounded-sm px-2 py-1.5 hover:bg-hover has-checked:bg-selected"
            >
              <input
                type="radio"
                name={name}
                checked={visibility === value}
                onChange={() => setVisibility(value)}
                className="mt-0.5 size-4 accent-(--gf-accent)"
              />
              <span className="text-sm text-primary">{t(WORDS[value])}</span>
              <span className="col-start-2 text-sm text-secondary">{t(`${WORDS[value]}Hint`)}</span>
            </label>
          ))}
        </fieldset>
        {opens > 0 && (
          <ErrorNotice tone="warning" title={t("opens", { count: opens })}>
            {t("opensHint")}
          </ErrorNotice>
        )}
        {visibility === "private" && (
          <>
            {anyway.length > 0 && (
              <section>
                <h3 className="text-sm font-medium text-primary">{t("anyway")}</h3>
                <p className="text-sm text-secondary">{anyway.map((person) => person.name).join(" · ")}</p>
              </section>
            )}
            <PeopleChoice chosen={members} without={new Set(anyway.map(({ id }) => id))} onChange={setMembers} />
          </>
        )}
      </div>
    </Dialog>
  );
}
