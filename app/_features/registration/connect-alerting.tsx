"use client";

import { useTranslations } from "next-intl";
import { ByHand } from "@/app/_features/registration/by-hand";
import { ConnectForm } from "@/app/_features/registration/connect-form";
import { ConnectSteps } from "@/app/_features/registration/connect-steps";
import { Connected } from "@/app/_features/registration/connected";
import { useRegistration } from "@/app/_features/registration/use-registration";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";

const EXPLAINED = ["address", "point", "route"] as const;

/** Makes Grafana tell of its alerts here, and shows whether that still stands. */
export function ConnectAlerting() {
  const t = useTranslations("alerting");
  const errorText = useErrorText();
  const registration = useRegistration();
  const { status, source, connect, outcome, progress } = registration;
  const connection = status.data?.connection ?? null;
  const isStanding = connection !== null && !connect.isPending;
  return (
    <section aria-labelledby="connect-alerting" className="grid gap-3">
      <div className="grid gap-2">
        <h2 id="connect-alerting" className="text-lg font-medium text-primary">
          {t("heading")}
        </h2>
        {status.data && !connection && (
          <ul className="grid list-disc gap-0.5 pl-5 text-sm text-secondary">
            {EXPLAINED.map((line) => (
              <li key={line}>{t(`explained.${line}`)}</li>
            ))}
          </ul>
        )}
      </div>
      {status.isPending && (
        <div role="status" aria-label={t("loading")}>
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {status.error && (
        <ErrorNotice
          tone={status.data ? "warning" : "error"}
          title={t(status.data ? "stale" : "failed")}
          onRetry={() => void status.refetch()}
          retrying={status.isFetching}
        >
          {errorText(status.error)}
        </ErrorNotice>
      )}
      {progress && <ConnectSteps progress={progress} />}
      {status.data && isStanding && <Connected state={status.data} registration={registration} />}
      {status.data && !isStanding && outcome?.state === "byHand" && (
        <ByHand outcome={outcome} source={source(outcome.sourceId)} onAgain={connect.reset} />
      )}
      {status.data && !isStanding && outcome?.state !== "byHand" && <ConnectForm registration={registration} />}
    </section>
  );
}
