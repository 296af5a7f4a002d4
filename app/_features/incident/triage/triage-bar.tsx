"use client";

import { Inbox, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { CameFrom } from "@/app/_features/incident/triage/came-from";
import { TriageActions } from "@/app/_features/incident/triage/triage-actions";
import { TriageError } from "@/app/_features/incident/triage/triage-error";
import { useTriage } from "@/app/_features/incident/triage/use-triage";
import { useTriageDialogs } from "@/app/_features/incident/triage/use-triage-dialogs";
import { useWaiting } from "@/app/_features/incident/triage/use-waiting";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { IncidentDetail } from "@/server/incident/contract";

/** Under the header of a room that waits in triage, or was declined there: why, and what to do with it. */
export function TriageBar({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("triage");
  const { number, status, canUpdate, declaredAt } = incident;
  const isWaiting = status === "triage";
  const triage = useTriage();
  const { dialogs, decline, merge } = useTriageDialogs(triage);
  const waiting = useWaiting(isWaiting || status === "closed" ? [number] : []).get(number);
  const accept = () => triage.decide(number, { how: "accept" });
  const byKey = (act: () => void) => (isWaiting && canUpdate ? act : undefined);
  useShortcuts({
    accept: byKey(accept),
    decline: byKey(() => decline(incident)),
    merge: byKey(() => merge(incident)),
  });
  const left = status === "closed" ? waiting?.left : null;
  return (
    <>
      <TriageError triage={triage} />
      {(isWaiting || left) && (
        <section
          aria-label={t("bar")}
          className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-weak bg-secondary px-3 py-2 room:px-4"
        >
          <Inbox aria-hidden size={16} className="shrink-0 text-warning max-room:hidden" />
          <p className="min-w-0 flex-1 basis-64 text-sm text-primary">
            {isWaiting && <strong className="font-medium">{t("waits")} </strong>}
            {isWaiting && waiting && <CameFrom waiting={waiting} at={declaredAt} />}
            {left &&
              t.rich(left.reason ? "declinedBecause" : "declined", {
                name: left.by,
                reason: left.reason,
                time: () => <TimeStamp at={left.at} />,
              })}
          </p>
          {isWaiting && canUpdate && (
            <TriageActions
              number={number}
              pending={triage.isPending}
              onAccept={accept}
              onDecline={() => decline(incident)}
              onMerge={() => merge(incident)}
            />
          )}
          {left && canUpdate && (
            <Button
              size="sm"
              icon={<Undo2 aria-hidden size={14} />}
              pending={triage.isPending}
              onClick={() => triage.decide(number, { how: "return" })}
            >
              {t("return")}
            </Button>
          )}
        </section>
      )}
      {dialogs}
    </>
  );
}
