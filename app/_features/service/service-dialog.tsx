"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ServiceDraft } from "@/app/_features/service/service-draft";
import { ServiceFormFields } from "@/app/_features/service/service-form-fields";
import { useServiceForm } from "@/app/_features/service/use-service-form";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import type { Service } from "@/server/service/contract";

export interface PickDashboards {
  picked: ServiceDraft["dashboards"];
  onChange: (picked: ServiceDraft["dashboards"]) => void;
  hint: string;
}

export interface ServiceDialogProps {
  /** Null makes a new one. */
  service: Service | null;
  pickDashboards: (pick: PickDashboards) => ReactNode;
  onClose: () => void;
  /** Told the short name under which it is there now; null when it was removed. */
  onSaved?: (slug: string | null) => void;
}

const FORM = "service-form";

/** Mounted while it is open, so that it starts from what the service is. */
export function ServiceDialog({ service, pickDashboards, onClose, onSaved }: ServiceDialogProps) {
  const t = useTranslations("services.form");
  const errorText = useErrorText();
  const form = useServiceForm(service, (slug) => {
    onClose();
    onSaved?.(slug);
  });
  const [removing, setRemoving] = useState(false);
  const { draft, change, problems } = form;
  const error = form.saveError ?? form.removeError;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={service ? t("edit", { name: service.name }) : t("add")}
      footer={
        <>
          {service && (
            <Button
              variant="danger"
              className="mr-auto"
              icon={<Trash2 aria-hidden size={14} />}
              pending={form.pending}
              onClick={() => (removing ? form.remove() : setRemoving(true))}
            >
              {t(removing ? "removeSure" : "remove")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={form.pending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <ServiceFormFields id={service?.id ?? null} draft={draft} problems={problems} change={change} />
        {pickDashboards({
          picked: draft.dashboards,
          onChange: (dashboards) => change({ dashboards }),
          hint: t("dashboardsHint"),
        })}
        {error && (
          <div ref={revealOnMount}>
            <ErrorNotice title={t("failed")}>
              {form.removeError && refusalOf(error).code === "BAD_INPUT" ? t("named") : errorText(error)}
            </ErrorNotice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
