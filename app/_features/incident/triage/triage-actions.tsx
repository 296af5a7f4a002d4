"use client";

import { Check, GitMerge, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

export interface TriageActionsProps {
  number: number;
  pending: boolean;
  onAccept: () => void;
  onDecline: () => void;
  onMerge: () => void;
}

/** What can be done with an incident that waits. */
export function TriageActions({ number, pending, onAccept, onDecline, onMerge }: TriageActionsProps) {
  const t = useTranslations("triage");
  return (
    <span role="group" aria-label={t("decide", { number })} className="flex flex-wrap gap-1.5">
      <Button size="sm" variant="primary" pending={pending} icon={<Check aria-hidden size={14} />} onClick={onAccept}>
        {t("accept")}
      </Button>
      <Button size="sm" icon={<X aria-hidden size={14} />} disabled={pending} onClick={onDecline}>
        {t("decline")}
      </Button>
      <Button size="sm" icon={<GitMerge aria-hidden size={14} />} disabled={pending} onClick={onMerge}>
        {t("merge")}
      </Button>
    </span>
  );
}
