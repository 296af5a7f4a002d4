import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/app/_ui/icon-button";

/** Whom the reader followed is gone. */
export function LostLine({ name, onDismiss }: { name: string; onDismiss: () => void }) {
  const t = useTranslations("replay.look");
  return (
    <div className="flex items-center gap-2 border-b border-weak bg-secondary px-3 py-1 text-sm text-primary room:px-4">
      <p role="status" className="min-w-0 grow">
        {t("lost", { name })}
      </p>
      <IconButton label={t("dismiss")} icon={<X aria-hidden size={16} />} onClick={onDismiss} />
    </div>
  );
}
