"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { TypeFields } from "@/app/_features/incident/types/type-fields";
import { useTypeForm } from "@/app/_features/incident/types/use-type-form";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import type { IncidentType } from "@/server/incident/contract/incident-type";

export interface TypeDialogProps {
  /** Null makes a new one. */
  type: IncidentType | null;
  onSaved: (types: IncidentType[]) => Promise<unknown>;
  onClose: () => void;
}

const FORM = "type-form";

/** Mounted while it is open, so that it starts from what the type is. */
export function TypeDialog({ type, onSaved, onClose }: TypeDialogProps) {
  const t = useTranslations("incidentTypes.form");
  const errorText = useErrorText();
  const element = useRef<HTMLFormElement>(null);
  const form = useTypeForm(type, (types) => {
    void onSaved(types);
    onClose();
  });
  const { conflict } = form;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.submit()) return;
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={type ? t("edit", { name: type.name }) : t("add")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={form.pending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={element} id={FORM} noValidate className="grid gap-4" onSubmit={submit}>
        <TypeFields draft={form.draft} problems={form.problems} change={form.change} />
        {form.error && (
          <div ref={revealOnMount}>
            <ErrorNotice tone={conflict ? "warning" : "error"} title={t("failed")}>
              {conflict ? t("conflict", conflict) : form.isGone ? t("gone") : errorText(form.error)}
              {conflict && (
                <span className="mt-1 flex flex-wrap gap-2">
                  <Button size="sm" onClick={form.takeTheirs}>
                    {t("takeTheirs")}
                  </Button>
                  <Button size="sm" onClick={form.saveOverTheirs}>
                    {t("saveMine")}
                  </Button>
                </span>
              )}
            </ErrorNotice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
