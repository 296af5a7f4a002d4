import { BellOff, BellRing, CircleCheck, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import type { AlertTab } from "@/server/alert/contract/alert-list";

export interface AlertsEmptyProps {
  isFiltered: boolean;
  tab: AlertTab;
  /** Whether anything was ever told within the days that are listed. */
  hasAny: boolean;
  /** So many fire, and are only not told of. */
  silenced: number;
  canConnect: boolean;
  onClear: () => void;
  onShowSilenced: () => void;
}

/** Nothing is listed: why, and what to do. */
export function AlertsEmpty(props: AlertsEmptyProps) {
  const { isFiltered, tab, hasAny, silenced, canConnect, onClear, onShowSilenced } = props;
  const t = useTranslations("alerts.empty");
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden size={28} />}
        title={t("noMatch")}
        actions={<Button onClick={onClear}>{t("clear")}</Button>}
      >
        {t("noMatchHint")}
      </EmptyState>
    );
  }
  if (tab === "firing" && silenced > 0) {
    return (
      <EmptyState
        icon={<BellOff aria-hidden size={28} />}
        title={t("onlySilenced", { count: silenced })}
        actions={<Button onClick={onShowSilenced}>{t("showSilenced")}</Button>}
      >
        {t("onlySilencedHint")}
      </EmptyState>
    );
  }
  if (hasAny) {
    return (
      <EmptyState icon={<CircleCheck aria-hidden size={28} />} title={t(`none.${tab}`)}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  const actions = canConnect && (
    <>
      <Link href="/settings/connections" className={buttonClass("primary")}>
        {t("connect")}
      </Link>
      <Link href="/settings/alert-sources" className={buttonClass()}>
        {t("addSource")}
      </Link>
    </>
  );
  return (
    <EmptyState icon={<BellRing aria-hidden size={28} />} title={t("title")} actions={actions}>
      {t(canConnect ? "hint" : "readOnly")}
    </EmptyState>
  );
}
