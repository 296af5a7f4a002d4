import { useLocale, useTranslations } from "next-intl";
import { exactTime } from "@/app/_ui/exact-time";
import type { FiringName } from "@/server/alert/contract/room-firings";

/** What stands behind the name of an alert, in words. */
export function FiringTip({ firing: { name, since, ...of } }: { firing: FiringName }) {
  const t = useTranslations("alertStrip");
  const locale = useLocale();
  const date = new Date(since);
  return (
    <span className="tabular grid">
      <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
      {of.firing > 0 && <span>{t("firingCount", { count: of.firing })}</span>}
      {of.silenced > 0 && <span>{t("silencedCount", { count: of.silenced })}</span>}
      {of.acknowledged > 0 && <span>{t("acknowledgedCount", { count: of.acknowledged })}</span>}
      {of.isFlapping && <span>{t("flapping")}</span>}
      <span>{t("since", { time: exactTime(date, locale, "UTC") })}</span>
      <span>{t("since", { time: exactTime(date, locale) })}</span>
    </span>
  );
}
