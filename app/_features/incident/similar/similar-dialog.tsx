"use client";

import { useTranslations } from "next-intl";
import { SimilarItem } from "@/app/_features/incident/similar/similar-item";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { EmptyState } from "@/app/_ui/empty-state";
import type { SimilarIncidents } from "@/server/similar/contract";

export interface SimilarDialogProps {
  similar: SimilarIncidents;
  onClose: () => void;
  /** Offers to merge with an open one; absent for who may not. */
  onMerge?: (number: number) => void;
}

/** Incidents like this one: those that run, and those that are over with how they ended. */
export function SimilarDialog({ similar, onClose, onMerge }: SimilarDialogProps) {
  const t = useTranslations("similar");
  const { before, related } = similar;
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t("heading")} description={t("lead")}>
      {before.length + related.length === 0 && <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      {related.length > 0 && (
        <section>
          <h3 className="text-sm font-medium text-primary">{t("relatedHeading")}</h3>
          <ul>
            {related.map((incident) => (
              <SimilarItem key={incident.number} incident={incident}>
                {onMerge && <Button onClick={() => onMerge(incident.number)}>{t("merge")}</Button>}
              </SimilarItem>
            ))}
          </ul>
        </section>
      )}
      {before.length > 0 && (
        <section className="mt-4 first:mt-0">
          <h3 className="text-sm font-medium text-primary">{t("beforeHeading")}</h3>
          <ul>
            {before.map((incident) => (
              <SimilarItem key={incident.number} incident={incident} />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
