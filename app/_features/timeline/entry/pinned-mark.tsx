import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Done } from "@/server/timeline/contract/shown-entry";
import { isolated } from "../isolated";

export function PinnedMark({ pin }: { pin: Done }) {
  const t = useTranslations("timeline.row");
  return (
    <p className="text-secondary flex items-center gap-1 text-xs">
      <Pin aria-hidden size={12} />
      {t("pinnedBy", { name: isolated(pin.by.name) })}
    </p>
  );
}
