"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { LabelList } from "@/app/_features/alert/label-list";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";

export interface GroupHeadProps {
  group: AlertGroupState;
  isClosed: boolean;
  onToggle: (key: string) => void;
  onPick: (name: string, value: string) => void;
}

/** What the alerts below have in common, and how many they are. */
export function GroupHead({ group, isClosed, onToggle, onPick }: GroupHeadProps) {
  const t = useTranslations("alerts");
  const { key, labels, receiver, source, firing, silenced, resolved, truncated } = group;
  const Chevron = isClosed ? ChevronRight : ChevronDown;
  const counts = [
    firing > 0 && t("counts.firing", { count: firing }),
    silenced > 0 && t("counts.silenced", { count: silenced }),
    resolved > 0 && t("counts.resolved", { count: resolved }),
  ].filter(Boolean);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-weak bg-secondary px-3 py-1.5">
      <button
        type="button"
        aria-expanded={!isClosed}
        onClick={() => onToggle(key)}
        className="flex min-h-6 min-w-0 items-center gap-1.5 text-sm font-medium text-primary coarse:min-h-11"
      >
        <Chevron aria-hidden size={14} className="shrink-0 text-secondary" />
        <span className="truncate">{source.name}</span>
        {receiver && <span className="truncate font-normal text-secondary">{t("receiver", { receiver })}</span>}
      </button>
      <LabelList labels={labels} isShort onPick={onPick} />
      {truncated > 0 && (
        <span role="note" className="text-xs text-warning">
          {t("truncated", { count: truncated })}
        </span>
      )}
      <span className="tabular ml-auto text-xs text-secondary">{counts.join(" · ")}</span>
    </div>
  );
}
