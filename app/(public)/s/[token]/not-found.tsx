import { Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";

export default function LinkNotFound() {
  const t = useTranslations("share.gone");
  return (
    <main className="flex flex-1 items-center">
      <EmptyState icon={<Unlink aria-hidden size={28} />} title={t("title")}>
        {t("hint")}
      </EmptyState>
    </main>
  );
}
