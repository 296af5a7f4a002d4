"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EveryChoice } from "@/app/_features/incident/policy/every-choice";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import { SEVERITIES, type Severity } from "@/server/incident/contract";
import type { SeverityPolicies } from "@/server/incident/contract/severity-policy";

export interface SeverityPolicyFormProps {
  initial: SeverityPolicies;
  canUpdate: boolean;
}

const UPDATE_MINUTES = [15, 30, 60, 120, 240, 480, 1_440];
const STALE_MINUTES = [60, 240, 480, 1_440, 4_320, 10_080];

/** What each severity means here, how often an update is owed, and when a quiet room is asked how it stands. */
export function SeverityPolicyForm({ initial, canUpdate }: SeverityPolicyFormProps) {
  const t = useTranslations("policy");
  const words = useTranslations("common.severity");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const save = useMutation({
    mutationFn: () => client.incident.setPolicies.mutate(draft),
    onSuccess: (kept) => {
      setSaved(kept);
      setDraft(kept);
      cache.setQueryData(trpc.incident.policies.queryKey(), kept);
    },
  });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const change = (severity: Severity, part: Partial<SeverityPolicies["severities"][Severity]>) => {
    save.reset();
    setDraft((before) => ({
      ...before,
      severities: { ...before.severities, [severity]: { ...before.severities[severity], ...part } },
    }));
  };
  return (
    <form
      className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !save.isPending) save.mutate();
      }}
    >
      <header>
        <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
        <p className="text-secondary">{t(canUpdate ? "lead" : "readOnly")}</p>
      </header>
      <fieldset disabled={!canUpdate} className="grid gap-4">
        <legend className="sr-only">{t("severities")}</legend>
        {SEVERITIES.map((severity) => {
          const { description, updateMinutes } = draft.severities[severity];
          return (
            <div
              key={severity}
              className="grid items-start gap-3 border-b border-weak pb-4 room:grid-cols-[5rem_1fr_12rem]"
            >
              <SeverityBadge severity={severity} className="room:mt-7" />
              <TextField
                label={t("description")}
                placeholder={words(`${severity}.words`)}
                maxLength={200}
                value={description}
                onValue={(next) => change(severity, { description: next })}
              />
              <EveryChoice
                label={t("updateEvery")}
                never={t("noUpdates")}
                choices={UPDATE_MINUTES}
                minutes={updateMinutes}
                onChange={(next) => change(severity, { updateMinutes: next })}
              />
            </div>
          );
        })}
        <div className="max-w-xs">
          <EveryChoice
            label={t("stale")}
            hint={t("staleHint")}
            never={t("never")}
            choices={STALE_MINUTES}
            minutes={draft.staleMinutes}
            onChange={(staleMinutes) => {
              save.reset();
              setDraft({ ...draft, staleMinutes });
            }}
          />
        </div>
      </fieldset>
      {save.error && <ErrorNotice title={t("failed")}>{errorText(save.error)}</ErrorNotice>}
      {canUpdate && (
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary" disabled={!isChanged} pending={save.isPending}>
            {t("save")}
          </Button>
          <span role="status" className="text-sm text-secondary">
            {save.isSuccess && !isChanged && t("saved")}
          </span>
        </div>
      )}
    </form>
  );
}
