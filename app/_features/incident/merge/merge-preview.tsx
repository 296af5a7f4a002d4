"use client";

import { useTranslations } from "next-intl";
import { useMergeRefusal } from "@/app/_features/incident/merge/use-merge-refusal";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { MergePreview as Preview } from "@/server/merge/contract";

/** Exactly what merging will do, or why it cannot be. */
export function MergePreview({ preview, onInstead }: { preview: Preview; onInstead: (number: number) => void }) {
  const t = useTranslations("merge");
  const { words } = useMergeRefusal();
  const { source, target, moving, refusal } = preview;
  const pair = { number: source.number, into: target.number };
  if (refusal) {
    const { reason, into } = refusal;
    return (
      <ErrorNotice tone="warning" title={t("cannot", pair)}>
        {words(refusal)}
        {reason === "targetMerged" && typeof into === "number" && into !== source.number && (
          <Button className="ml-2" onClick={() => onInstead(into)}>
            {t("instead", { into })}
          </Button>
        )}
      </ErrorNotice>
    );
  }
  return (
    <section className="grid gap-1 border-l-2 border-info px-3 py-2 text-sm text-primary">
      <p className="font-medium">{t("willMove", { ...pair, ...moving })}</p>
      <ul className="list-disc pl-5 text-secondary">
        <li>{t("willClose", pair)}</li>
        <li>{t("willFollow", pair)}</li>
        <li>{t("willKeep", pair)}</li>
      </ul>
    </section>
  );
}
