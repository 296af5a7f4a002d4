import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";

/** For those whose role does not show the rules. */
export function RoutingForbidden() {
  const t = useTranslations("routing");
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState icon={<LockKeyhole aria-hidden size={32} />} title={t("forbidden.title")}>
        {t("forbidden.hint")}
      </EmptyState>
    </>
  );
}
