"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { TimeStamp } from "@/app/_ui/time-stamp";

const MOST = 10;
const REFRESH_MS = 5_000;

/** The last calls of a source, and what came of each. */
export function RecentCalls({ sourceId }: { sourceId: string }) {
  const t = useTranslations("intake.calls");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const calls = useQuery(
    trpc.intake.deliveries.queryOptions({ sourceId, limit: MOST }, { refetchInterval: REFRESH_MS }),
  );
  return (
    <section aria-labelledby="calls" className="grid gap-1">
      <h2 id="calls" className="text-lg font-medium text-primary">
        {t("heading")}
      </h2>
      {calls.error && (
        <ErrorNotice
          tone={calls.data ? "warning" : "error"}
          title={t("failed")}
          onRetry={() => void calls.refetch()}
          retrying={calls.isFetching}
        >
          {errorText(calls.error)}
        </ErrorNotice>
      )}
      {calls.isPending && (
        <div role="status" aria-label={t("loading")}>
          <Skeleton className="h-7 w-full" />
        </div>
      )}
      {calls.data?.length === 0 && <p className="text-sm text-secondary">{t("none")}</p>}
      <ul className="divide-y divide-(--gf-border-weak)">
        {calls.data?.map(({ id, receivedAt, state, taken, deadLetters, isRepair }) => (
          <li key={id} className="flex flex-wrap gap-x-3 py-1.5 text-sm text-primary">
            <span className="w-36 shrink-0 text-secondary">
              <TimeStamp at={receivedAt} />
            </span>
            <span>
              {state === "pending" ? t("pending") : t("taken", { count: taken })}
              {deadLetters > 0 && <span className="text-warning"> {t("unread", { count: deadLetters })}</span>}
              {isRepair && <span className="text-secondary"> {t("repair")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
