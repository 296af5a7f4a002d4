import { Compass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";

export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="flex flex-1 items-center">
      <EmptyState
        icon={<Compass aria-hidden size={28} />}
        title={t("title")}
        actions={
          <Link href="/incidents" className={buttonClass("primary")}>
            {t("toBoard")}
          </Link>
        }
      >
        {t("hint")}
      </EmptyState>
    </main>
  );
}
