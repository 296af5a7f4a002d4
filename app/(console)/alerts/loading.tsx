import { getTranslations } from "next-intl/server";
import { AlertsSkeleton } from "@/app/_features/alert/page/alerts-skeleton";

export default async function AlertsLoading() {
  const t = await getTranslations("alerts");
  return (
    <div className="min-h-0 flex-1">
      <p className="px-4 py-3 text-xl leading-9 font-medium text-primary">{t("title")}</p>
      <AlertsSkeleton label={t("loading")} />
    </div>
  );
}
