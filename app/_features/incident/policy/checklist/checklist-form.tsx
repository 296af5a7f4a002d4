"use client";

import { useTranslations } from "next-intl";
import { SaveProblem } from "@/app/_features/incident/policy/save-problem";
import { CheckItems } from "@/app/_features/incident/policy/checklist/check-items";
import { useChecklistSettings } from "@/app/_features/incident/policy/checklist/use-checklist-settings";
import { Button } from "@/app/_ui/button";
import { Switch } from "@/app/_ui/switch";
import type { ChecklistSettings } from "@/server/incident/contract/checklist";

export interface ChecklistFormProps {
  initial: ChecklistSettings;
  canUpdate: boolean;
}

/** What is to be done before any incident is resolved. */
export function ChecklistForm({ initial, canUpdate }: ChecklistFormProps) {
  const t = useTranslations("lifecycle.checklist.settings");
  const common = useTranslations("lifecycle.statuses");
  const settings = useChecklistSettings(initial);
  const canSave = settings.isChanged && settings.isValid && !settings.pending;
  return (
    <form
      aria-labelledby="checklist-settings"
      className="mx-auto grid w-full max-w-4xl gap-4 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) settings.save();
      }}
    >
      <header>
        <h1 id="checklist-settings" className="text-xl font-medium text-primary">
          {t("title")}
        </h1>
        <p className="text-secondary">{t(canUpdate ? "lead" : "readOnly")}</p>
      </header>
      <CheckItems
        items={settings.items}
        problems={settings.problems}
        canUpdate={canUpdate}
        onChange={(items) => settings.change({ items })}
      />
      <Switch
        label={t("holdsAlerts")}
        hint={t("holdsAlertsHint")}
        checked={settings.holdsAlerts}
        disabled={!canUpdate}
        onChange={(holdsAlerts) => settings.change({ holdsAlerts })}
      />
      <SaveProblem
        error={settings.error}
        isConflict={settings.isConflict}
        conflict={t("conflict")}
        onTakeTheirs={settings.takeTheirs}
        onSaveMine={() => settings.save(true)}
      />
      {canUpdate && (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" disabled={!canSave} pending={settings.pending}>
            {t("save")}
          </Button>
          <span role="status" className="text-sm text-secondary">
            {settings.isSaved && !settings.isChanged && common("saved")}
          </span>
        </div>
      )}
    </form>
  );
}
