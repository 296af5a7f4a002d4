"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLineValues } from "@/app/_lib/use-line-values";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Dialog } from "@/app/_ui/dialog";
import { Duration } from "@/app/_ui/duration";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import type { CatchUp } from "@/server/handover/contract";
import { CatchUpLines } from "./catch-up-lines";

export interface CatchUpDialogProps {
  incidentNumber: number;
  open: boolean;
  onClose: () => void;
  /** Shows an event in the timeline. */
  onShow: (seq: number) => void;
}

const SECTIONS = ["changed", "happened", "unknown", "roles", "tasks", "tried", "evidence"] as const;

/** What somebody who comes late has to know, in a minute; every line leads to its event. */
export function CatchUpDialog({ incidentNumber, open, onClose, onShow }: CatchUpDialogProps) {
  const t = useTranslations("handover");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { data, error, refetch, isFetching } = useQuery(
    trpc.handover.catchUp.queryOptions({ incidentNumber }, { enabled: open, staleTime: 0, refetchOnMount: "always" }),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("heading")}
      description={data && <Lead {...data} />}
    >
      {error && (
        <ErrorNotice title={t("failed")} onRetry={() => void refetch()} retrying={isFetching}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {!data && !error && (
        <div role="status" aria-label={t("loading")} className="grid gap-3">
          {[0, 1, 2, 3, 4, 5].map((line) => (
            <Skeleton key={line} className="h-5" />
          ))}
        </div>
      )}
      {data && (
        <div className="grid gap-5">
          {SECTIONS.map((name) => (
            <section key={name}>
              <h3 className="mb-1 text-sm font-medium text-secondary">{t(`section.${name}`)}</h3>
              {data[name].lines.length > 0 ? (
                <CatchUpLines
                  section={data[name]}
                  onShow={(seq) => {
                    onClose();
                    onShow(seq);
                  }}
                />
              ) : (
                <p className="text-sm text-secondary">{t(`none.${name}`)}</p>
              )}
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}

function Lead({ severity, status, startedAt, resolvedAt }: CatchUp) {
  const t = useTranslations("handover");
  const lineValues = useLineValues();
  return t.rich(resolvedAt ? "leadOver" : "lead", {
    ...lineValues({ severity: { severity }, status: { status } }),
    duration: () => <Duration from={startedAt} to={resolvedAt} />,
  });
}
