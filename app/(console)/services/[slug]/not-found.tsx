import { Boxes } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";

export default function ServiceNotFound() {
  const t = useTranslations("services.notFound");
  return (
    <EmptyState
      icon={<Boxes aria-hidden size={28} />}
      title={t("title")}
      actions={
        <Link href="/services" className={buttonClass("primary")}>
          {t("toList")}
        </Link>
      }
    >
      {t("hint")}
    </EmptyState>
  );
}
