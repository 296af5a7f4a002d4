"use client";

import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { TriageError } from "@/app/_features/incident/triage/triage-error";
import { TriageRow } from "@/app/_features/incident/triage/triage-row";
import { useTriage } from "@/app/_features/incident/triage/use-triage";
import { useTriageDialogs } from "@/app/_features/incident/triage/use-triage-dialogs";
import type { useTriageList } from "@/app/_features/incident/triage/use-triage-list";
import { useWaiting } from "@/app/_features/incident/triage/use-waiting";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { Badge } from "@/app/_ui/badge";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** Whoever decides by keys goes on with the line after. */
function focusAfter(number: number): void {
  const line = document.querySelector(`[data-triage="${number}"]`);
  const next = line?.nextElementSibling ?? line?.previousElementSibling;
  next?.querySelector<HTMLElement>("[data-row]")?.focus();
}

export interface TriageSectionProps {
  list: ReturnType<typeof useTriageList>;
  canUpdate: boolean;
}

/** What alerts have opened and nobody has looked at yet, above the board and apart from it. */
export function TriageSection({ list, canUpdate }: TriageSectionProps) {
  const t = useTranslations("triage");
  const errorText = useErrorText();
  const triage = useTriage();
  const { dialogs, decline, merge } = useTriageDialogs(triage);
  const { incidents, hasMore, error, retry } = list;
  const waiting = useWaiting(incidents.map(({ number }) => number));
  // Shown as decided at once; it comes back when that is refused.
  const gone = triage.isPending && triage.wish?.how !== "return" ? triage.wish?.number : null;
  const shown = incidents.filter(({ number }) => number !== gone);
  const focused = () => {
    const number = Number(document.activeElement?.closest("[data-triage]")?.getAttribute("data-triage"));
    return incidents.find((incident) => incident.number === number);
  };
  const onFocused = (act: (incident: (typeof incidents)[number]) => void) => () => {
    const incident = focused();
    if (incident) act(incident);
  };
  const accept = ({ number }: { number: number }) => {
    focusAfter(number);
    triage.decide(number, { how: "accept" });
  };
  const isBound = canUpdate && incidents.length > 0;
  useShortcuts({
    accept: isBound ? onFocused(accept) : undefined,
    decline: isBound ? onFocused(decline) : undefined,
    merge: isBound ? onFocused(merge) : undefined,
  });
  return (
    <>
      <TriageError triage={triage} />
      {error && (
        <ErrorNotice className="mx-4 mb-2" tone="warning" title={t("failed")} onRetry={retry}>
          {errorText(error)}
        </ErrorNotice>
      )}
      {shown.length > 0 && (
        <section aria-labelledby="triage" className="mb-4 border-y border-weak bg-primary">
          <h2 id="triage" className="flex items-center gap-2 px-4 py-2 text-sm font-medium text-primary">
            <Inbox aria-hidden size={16} className="text-warning" />
            {t("heading")}
            <Badge tone="warning">{t(hasMore ? "countMore" : "count", { count: shown.length })}</Badge>
            <span className="font-normal text-secondary max-room:hidden">{t("lead")}</span>
          </h2>
          <ul>
            {shown.map((incident) => (
              <TriageRow
                key={incident.id}
                incident={incident}
                waiting={waiting.get(incident.number)}
                canUpdate={canUpdate}
                pending={triage.isPending && triage.wish?.number === incident.number}
                onAccept={() => accept(incident)}
                onDecline={() => decline(incident)}
                onMerge={() => merge(incident)}
              />
            ))}
          </ul>
        </section>
      )}
      {dialogs}
    </>
  );
}
