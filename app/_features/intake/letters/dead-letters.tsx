"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LetterRow } from "@/app/_features/intake/letters/letter-row";
import { useDeadLetters } from "@/app/_features/intake/letters/use-dead-letters";
import { useRetry } from "@/app/_features/intake/letters/use-retry";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";

export interface DeadLettersProps {
  sourceId?: string;
  canUpdate: boolean;
}

/** Calls, or parts of them, that could not be read: with the reason, and a way to try them again. */
export function DeadLetters({ sourceId, canUpdate }: DeadLettersProps) {
  const t = useTranslations("intake.letters");
  const errorText = useErrorText();
  const { pages, deliveries } = useDeadLetters(sourceId);
  const { outcome, isBusy, error, retry } = useRetry();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = deliveries.filter(({ deliveryId }) => chosen.has(deliveryId)).map(({ deliveryId }) => deliveryId);
  const kept = deliveries.filter(({ excerpt }) => excerpt !== null).map(({ deliveryId }) => deliveryId);
  const isOver = outcome !== null && outcome.waiting === 0;

  return (
    <section aria-labelledby="dead-letters" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="dead-letters" className="mr-auto text-lg font-medium text-primary">
          {t("heading")}
        </h2>
        {canUpdate && (kept.length > 1 || there.length > 0) && (
          <Button size="sm" pending={isBusy} onClick={() => retry(there.length > 0 ? there : kept)}>
            {there.length > 0 ? t("retryChosen", { count: there.length }) : t("retryAll", { count: kept.length })}
          </Button>
        )}
      </div>
      <p className="text-sm text-secondary">{t("lead")}</p>
      <p role="status" className="text-sm text-primary empty:hidden">
        {outcome && !isOver && t("working", { count: outcome.waiting })}
        {outcome && isOver && t("outcome", { ...outcome })}
      </p>
      {error && <ErrorNotice title={t("notRetried")}>{errorText(error)}</ErrorNotice>}
      {pages.error && (
        <ErrorNotice
          tone={pages.data ? "warning" : "error"}
          title={t("failed")}
          onRetry={() => void pages.refetch()}
          retrying={pages.isFetching}
        >
          {errorText(pages.error)}
        </ErrorNotice>
      )}
      {pages.isPending && (
        <div role="status" aria-label={t("loading")}>
          <Skeleton className="h-16 w-full" />
        </div>
      )}
      {pages.data && deliveries.length === 0 && <p className="text-sm text-secondary">{t("none")}</p>}
      {deliveries.length > 0 && (
        <ul className="divide-y divide-(--gf-border-weak)">
          {deliveries.map((delivery) => {
            const { deliveryId } = delivery;
            return (
              <LetterRow
                key={deliveryId}
                delivery={delivery}
                isChosen={chosen.has(deliveryId)}
                isBusy={isBusy}
                onRetry={canUpdate ? () => retry([deliveryId]) : undefined}
                onChoose={(isChosen) => {
                  const next = new Set(chosen);
                  if (isChosen) next.add(deliveryId);
                  else next.delete(deliveryId);
                  setChosen(next);
                }}
              />
            );
          })}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button
          className="justify-self-start"
          pending={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </section>
  );
}
