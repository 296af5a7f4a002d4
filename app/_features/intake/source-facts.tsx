"use client";

import { useTranslations } from "next-intl";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { AlertSourceState } from "@/server/intake/contract";

const REASONS = new Set(["missing", "wrong", "stale", "twice", "replayed", "unusable"]);

/** What is known of a source's calls, in sentences. */
export function SourceFacts({ source }: { source: AlertSourceState }) {
  const t = useTranslations("intake.facts");
  const { lastDeliveryAt, deliveries, repaired, pending, deadLetters, refused, oldSecretUntil } = source;
  const reason = refused.reason !== null && REASONS.has(refused.reason) ? refused.reason : "other";
  const at = (time: string) => () => <TimeStamp at={time} />;
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-secondary">
      {lastDeliveryAt === null ? (
        <span>{t("never")}</span>
      ) : (
        <span>{t.rich("heard", { when: at(lastDeliveryAt), count: deliveries })}</span>
      )}
      {refused.at !== null && (
        <span>{t.rich("refused", { count: refused.count, when: at(refused.at), why: t(`because.${reason}`) })}</span>
      )}
      {deadLetters > 0 && <span>{t("deadLetters", { count: deadLetters })}</span>}
      {pending > 0 && <span>{t("pending", { count: pending })}</span>}
      {repaired > 0 && <span>{t("repaired", { count: repaired })}</span>}
      {oldSecretUntil !== null && <span>{t.rich("oldSecret", { when: at(oldSecretUntil) })}</span>}
    </p>
  );
}
