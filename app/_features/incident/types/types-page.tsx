"use client";

import { Plus, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TypeDialog } from "@/app/_features/incident/types/type-dialog";
import { TypeStarters } from "@/app/_features/incident/types/type-starters";
import { TypeTraits } from "@/app/_features/incident/types/type-traits";
import { useTypes } from "@/app/_features/incident/types/use-types";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { OrderedList } from "@/app/_ui/ordered-list";
import { type IncidentType, TYPES_MAX } from "@/server/incident/contract/incident-type";

export interface TypesPageProps {
  initial: IncidentType[];
  canUpdate: boolean;
}

/** The kinds of incidents here, in the order in which they are offered. */
export function TypesPage({ initial, canUpdate }: TypesPageProps) {
  const t = useTranslations("incidentTypes.settings");
  const errorText = useErrorText();
  const types = useTypes(initial);
  const [edited, setEdited] = useState<IncidentType | "new" | null>(null);
  const { archived } = types;
  const refusal = types.error ? refusalOf(types.error) : null;
  const isFull = types.types.length + archived.length >= TYPES_MAX;
  return (
    <div className="mx-auto grid w-full max-w-4xl content-start gap-4 px-4 py-4">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-auto text-xl font-medium text-primary">{t("title")}</h1>
          {canUpdate && types.types.length > 0 && (
            <Button
              variant="primary"
              icon={<Plus aria-hidden size={16} />}
              disabled={isFull}
              onClick={() => setEdited("new")}
            >
              {t("add")}
            </Button>
          )}
        </div>
        <p className="text-secondary">{t("lead")}</p>
        {!canUpdate && <p className="text-secondary">{t("readOnly")}</p>}
        {canUpdate && isFull && <p className="text-secondary">{t("tooMany", { max: TYPES_MAX })}</p>}
      </header>
      {types.stale && (
        <ErrorNotice tone="warning" title={t("loadFailed")} onRetry={types.retry}>
          {errorText(types.stale)}
        </ErrorNotice>
      )}
      {refusal && (
        <ErrorNotice tone={types.isConflict ? "warning" : "error"} title={t("failed")} onDismiss={types.dismiss}>
          {types.isConflict ? t("conflict") : errorText(types.error)}
        </ErrorNotice>
      )}
      {types.types.length === 0 ? (
        <TypeStarters
          known={archived.map(({ name }) => name)}
          canUpdate={canUpdate}
          pending={types.starting}
          onStart={types.start}
          onOwn={() => setEdited("new")}
        />
      ) : (
        <OrderedList
          items={types.types.map(({ id, name }) => ({ key: id, name }))}
          canChange={canUpdate}
          words={{
            label: t("list"),
            up: (name) => t("up", { name }),
            down: (name) => t("down", { name }),
            remove: (name) => t("archive", { name }),
            moved: (name, place) => t("moved", { name, place }),
          }}
          onMove={types.move}
          onRemove={(index) => {
            const type = types.types[index];
            if (type) types.archive(type, true);
          }}
        >
          {(index) => {
            const type = types.types[index];
            return type && <TypeLine type={type} onEdit={canUpdate ? () => setEdited(type) : undefined} />;
          }}
        </OrderedList>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived-types" className="grid gap-1">
          <h2 id="archived-types" className="text-lg font-medium text-primary">
            {t("archived")}
          </h2>
          <p className="text-sm text-secondary">{t("archivedLead")}</p>
          <ul className="divide-y divide-(--gf-border-weak)">
            {archived.map((type) => (
              <li key={type.id} className="flex min-h-10 items-center gap-3 py-1">
                <span className="min-w-0 flex-1 truncate text-secondary">{type.name}</span>
                {canUpdate && (
                  <Button
                    size="sm"
                    icon={<Undo2 aria-hidden size={14} />}
                    aria-label={t("bringBackNamed", { name: type.name })}
                    onClick={() => types.archive(type, false)}
                  >
                    {t("bringBack")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {edited && (
        <TypeDialog type={edited === "new" ? null : edited} onSaved={types.keep} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

function TypeLine({ type, onEdit }: { type: IncidentType; onEdit?: () => void }) {
  const t = useTranslations("incidentTypes.settings");
  return (
    <>
      {onEdit ? (
        <button
          type="button"
          aria-label={t("edit", { name: type.name })}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={onEdit}
          className="max-w-full text-left font-medium break-words text-link hover:underline coarse:min-h-11"
        >
          {type.name}
        </button>
      ) : (
        <p className="font-medium break-words text-primary">{type.name}</p>
      )}
      {type.description && <p className="text-sm break-words text-secondary">{type.description}</p>}
      <TypeTraits type={type} />
    </>
  );
}
