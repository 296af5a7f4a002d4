import { useTranslations } from "next-intl";
import { ALERT_TABS, type AlertList, type AlertTab } from "@/server/alert/contract/alert-list";

export interface AlertTabsProps {
  value: AlertTab;
  /** Undefined until they are known. */
  counts: Pick<AlertList, "firing" | "silenced" | "resolved"> | undefined;
  onChange: (tab: AlertTab) => void;
}

/** Which of the alerts are listed, and how many there are of each kind. */
export function AlertTabs({ value, counts, onChange }: AlertTabsProps) {
  const t = useTranslations("alerts.tab");
  const countOf = (tab: AlertTab) =>
    counts && (tab === "any" ? counts.firing + counts.silenced + counts.resolved : counts[tab]);
  return (
    <div role="group" aria-label={t("label")} className="flex flex-wrap gap-1">
      {ALERT_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-pressed={value === tab}
          onClick={() => onChange(tab)}
          className="inline-flex h-8 items-center gap-1.5 rounded-sm px-2 text-sm text-secondary hover:bg-hover hover:text-primary aria-pressed:bg-selected aria-pressed:text-primary coarse:h-11"
        >
          {t(tab)}
          <span className="tabular min-w-4 text-right">{countOf(tab)}</span>
        </button>
      ))}
    </div>
  );
}
