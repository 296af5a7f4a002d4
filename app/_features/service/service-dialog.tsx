"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ServiceDraft, ServiceProblems } from "@/app/_features/service/service-draft";
import { useServiceForm } from "@/app/_features/service/use-service-form";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import { Select } from "@/app/_ui/select";
import { TextArea } from "@/app/_ui/text-area";
import { TextField } from "@/app/_ui/text-field";
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
}

const FORM = "service-form";

/** Mounted while it is open, so that it starts from what the service is. */
export function ServiceDialog({ service, pickDashboards, onClose }: ServiceDialogProps) {
  const t = useTranslations("services.form");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const form = useServiceForm(service, onClose);
  const [removing, setRemoving] = useState(false);
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: 60_000 }));
  const { draft, change, problems } = form;
  const words = (field: keyof ServiceProblems) => problems[field] && t(`problem.${problems[field]}`);
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
        <TextField
          label={t("name")}
          error={words("name")}
          value={draft.name}
          ref={focusOnMount}
          autoComplete="off"
          onValue={(name) => change({ name })}
        />
        <TextField
          label={t("slug")}
          hint={t("slugHint")}
          error={words("slug")}
          value={draft.slug}
          autoComplete="off"
          spellCheck={false}
          onValue={(slug) => change({ slug })}
        />
        <TextArea
          label={t("description")}
          error={words("description")}
          rows={2}
          value={draft.description}
          onValue={(description) => change({ description })}
        />
        <Select
          label={t("team")}
          error={words("teamId")}
          value={draft.teamId ?? ""}
          options={[
            { value: "", label: t("noTeam") },
            ...(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(teamId) => change({ teamId: teamId || null })}
        />
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
