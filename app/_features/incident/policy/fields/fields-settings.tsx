"use client";

import { ListPlus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldDialog } from "@/app/_features/incident/policy/fields/field-dialog";
import { FieldLine } from "@/app/_features/incident/policy/fields/field-line";
import { useFieldsSettings } from "@/app/_features/incident/policy/fields/use-fields-settings";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { OrderedList } from "@/app/_ui/ordered-list";
import { type CustomField, FIELDS_MAX } from "@/server/field/contract";

export interface FieldsSettingsProps {
  initial: CustomField[];
  canUpdate: boolean;
}

/** What an organization wants to know of its incidents beside what every incident has. */
export function FieldsSettings({ initial, canUpdate }: FieldsSettingsProps) {
  const t = useTranslations("fields.settings");
  const errorText = useErrorText();
  const settings = useFieldsSettings(initial);
  const [opened, setOpened] = useState<CustomField | "new" | null>(null);
  const { standing, archived, error } = settings;
  const add = canUpdate && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden size={14} />}
      disabled={standing.length >= FIELDS_MAX}
      onClick={() => setOpened("new")}
    >
      {t("add")}
    </Button>
  );
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4 px-4 py-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
          <p className="text-secondary">{t(canUpdate ? "lead" : "readOnly")}</p>
        </div>
        {standing.length > 0 && add}
      </header>
      {error && (
        <ErrorNotice tone={settings.isConflict ? "warning" : "error"} title={t("failed")} onDismiss={settings.dismiss}>
          {settings.isConflict ? t("listConflict") : errorText(error)}
        </ErrorNotice>
      )}
      {standing.length === 0 && (
        <EmptyState icon={<ListPlus aria-hidden size={32} />} title={t("emptyTitle")} actions={add}>
          {t("emptyHint")}
        </EmptyState>
      )}
      <OrderedList
        items={standing.map(({ id, name }) => ({ key: id, name }))}
        words={{
          label: t("title"),
          up: (name) => t("up", { name }),
          down: (name) => t("down", { name }),
          remove: (name) => t("archive", { name }),
          moved: (name, place) => t("moved", { name, place, count: standing.length }),
        }}
        canChange={canUpdate}
        onMove={settings.move}
        onRemove={(index) => {
          const field = standing[index];
          if (field) settings.archive(field);
        }}
      >
        {(index) => {
          const field = standing[index];
          return field && <FieldLine field={field} onEdit={canUpdate ? () => setOpened(field) : undefined} />;
        }}
      </OrderedList>
      {archived.length > 0 && (
        <section aria-labelledby="archived-fields" className="grid gap-2">
          <h2 id="archived-fields" className="font-medium text-primary">
            {t("archivedTitle")}
          </h2>
          <p className="text-sm text-secondary">{t("archivedHint")}</p>
          <ul className="rounded-md border border-weak bg-primary">
            {archived.map((field) => (
              <li
                key={field.id}
                className="flex items-center gap-3 border-b border-weak px-3 py-2 last:border-b-0 max-room:flex-wrap"
              >
                <FieldLine field={field} />
                {canUpdate && (
                  <Button
                    size="sm"
                    className="ml-auto"
                    aria-label={t("restoreOne", { name: field.name })}
                    onClick={() => settings.restore(field)}
                  >
                    {t("restore")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {opened && (
        <FieldDialog
          field={opened === "new" ? null : opened}
          onClose={() => setOpened(null)}
          onSaved={(field) => {
            settings.keep(field);
            setOpened(null);
          }}
        />
      )}
    </div>
  );
}
