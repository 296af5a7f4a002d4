"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChangeLine } from "@/app/_features/change/change-line";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { Switch } from "@/app/_ui/switch";
import { TimeStamp } from "@/app/_ui/time-stamp";

const LINES = [1, 2, 3];

/** What was changed lately in a service, and on demand in what it needs. */
export function ServiceChanges({ serviceId }: { serviceId: string }) {
  const t = useTranslations("changes");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [withNeeded, setWithNeeded] = useState(false);
  const { data, error, refetch } = useQuery(
    trpc.change.list.queryOptions({ serviceId, withNeeded, limit: 30 }, { placeholderData: keepPreviousData }),
  );
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-medium text-secondary">{t("lately")}</h2>
        <Switch label={t("withNeeded")} checked={withNeeded} onChange={setWithNeeded} />
      </div>
      {error && (
        <ErrorNotice tone="warning" title={t("failed")} onRetry={() => void refetch()}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <div role="status" aria-label={t("loading")} className="grid gap-2">
          {LINES.map((line) => (
            <Skeleton key={line} className="h-5" />
          ))}
        </div>
      )}
      {data?.length === 0 && <p className="text-sm text-secondary">{t("noneLately")}</p>}
      <ul>
        {data?.map((change) => (
          <ChangeLine key={change.id} change={change} when={<TimeStamp at={change.at} />} />
        ))}
      </ul>
    </section>
  );
}
