"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AutomaticAnnotations } from "@/app/_features/connection/automatic-annotations";
import { CapabilityList } from "@/app/_features/connection/capability-list";
import { ConnectionFacts } from "@/app/_features/connection/connection-facts";
import { ConnectionSkeleton } from "@/app/_features/connection/connection-skeleton";
import { ConnectionState } from "@/app/_features/connection/connection-state";
import { CopyReport } from "@/app/_features/connection/copy-report";
import { SourceList } from "@/app/_features/connection/source-list";
import { TokenList } from "@/app/_features/connection/token-list";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TimeStamp } from "@/app/_ui/time-stamp";

/** What works with Grafana, what is missing and which role would give it. */
export function ConnectionPage({ alerting }: { alerting: ReactNode }) {
  const t = useTranslations("connections");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const status = useQuery(trpc.connection.status.queryOptions(undefined, { retry: false }));
  const check = useMutation(
    trpc.connection.check.mutationOptions({
      onSuccess: (report) => queries.setQueryData(trpc.connection.status.queryKey(), report),
    }),
  );
  const report = status.data;
  const error = check.error ?? status.error;
  const again = () => check.mutate();

  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-4">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="grow text-xl font-medium text-primary">{t("title")}</h1>
          {report && <CopyReport report={report} />}
          <Button icon={<RotateCw aria-hidden size={14} />} pending={check.isPending} onClick={again}>
            {t("check")}
          </Button>
        </div>
        <p className="text-secondary">
          {t("lead")} {report && <span>{t.rich("checked", { when: () => <TimeStamp at={report.checkedAt} /> })}</span>}
        </p>
      </header>
      {error && (
        <ErrorNotice
          tone={report ? "warning" : "error"}
          title={t("failedTitle")}
          onRetry={again}
          retrying={check.isPending}
        >
          {errorText(error)}
        </ErrorNotice>
      )}
      {status.isPending && <ConnectionSkeleton label={t("loading")} />}
      {report && (
        <>
          <ConnectionState report={report} />
          <CapabilityList capabilities={report.capabilities} tokens={report.tokens} />
          {alerting}
          <AutomaticAnnotations
            canWrite={report.capabilities.some(
              ({ capability, state }) => capability === "annotate" && state === "works",
            )}
          />
          <TokenList tokens={report.tokens} />
          <SourceList sources={report.dataSources} readable={report.alerting !== null} />
          <ConnectionFacts report={report} />
        </>
      )}
    </div>
  );
}
