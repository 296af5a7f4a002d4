"use client";

import { Plus, Shapes } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { TypeTraits } from "@/app/_features/incident/types/type-traits";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import type { TypeFacts } from "@/server/incident/contract/incident-type";
import { foldedName } from "@/server/incident/rules/folded-name";
import { starterTypes } from "@/server/incident/rules/starter-types";

export interface TypeStartersProps {
  /** Names that are there, of archived types too. */
  known: readonly string[];
  canUpdate: boolean;
  pending: boolean;
  onStart: (starters: (TypeFacts & { id: string })[]) => void;
  onOwn: () => void;
}

/** Stands where there are no types yet: what they are for, and three to begin with, in the reader's language. */
export function TypeStarters({ known, canUpdate, pending, onStart, onOwn }: TypeStartersProps) {
  const t = useTranslations("incidentTypes.empty");
  const words = useTranslations("incidentTypes.starter");
  // Their ids stay while the page is open: pressed twice, each is made once.
  const starters = useMemo(
    () => starterTypes(words, idempotencyKey).map(({ key, ...facts }) => ({ key, facts, id: idempotencyKey() })),
    [words],
  );
  const taken = new Set(known.map(foldedName));
  const offered = starters.filter(({ facts }) => !taken.has(foldedName(facts.name)));
  const icon = <Shapes aria-hidden size={28} />;
  if (!canUpdate)
    return (
      <EmptyState icon={icon} title={t("title")}>
        {t("readOnly")}
      </EmptyState>
    );
  return (
    <section className="grid gap-4">
      <EmptyState
        icon={icon}
        title={t("title")}
        actions={
          <>
            {offered.length > 1 && (
              <Button
                variant="primary"
                pending={pending}
                onClick={() => onStart(offered.map(({ id, facts }) => ({ id, ...facts })))}
              >
                {t("addAll", { count: offered.length })}
              </Button>
            )}
            <Button onClick={onOwn}>{t("own")}</Button>
          </>
        }
      >
        {t(offered.length > 0 ? "hint" : "hintOwn")}
      </EmptyState>
      <ul className="divide-y divide-(--gf-border-weak) rounded-md border border-weak bg-primary empty:hidden">
        {offered.map(({ key, id, facts }) => (
          <li key={key} className="flex items-center gap-3 px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium text-primary">{facts.name}</p>
              <p className="text-sm text-secondary">{facts.description}</p>
              <TypeTraits type={{ ...facts, team: null }} />
            </div>
            <Button
              size="sm"
              icon={<Plus aria-hidden size={14} />}
              disabled={pending}
              onClick={() => onStart([{ id, ...facts }])}
            >
              {t("addOne", { name: facts.name })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
