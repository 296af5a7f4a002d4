import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";

/** Stands where others write, and says why one cannot. */
export function ReadOnlyNotice() {
  const t = useTranslations("timeline.composer");
  return (
    <p className="flex items-center gap-2 border-t border-weak px-3 py-2.5 text-sm text-secondary">
      <Eye aria-hidden="true" className="size-4 shrink-0" />
      {t("readOnly")}
    </p>
  );
}
