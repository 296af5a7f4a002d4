import { CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";

/** Says that an incident rests. */
export function PausedBadge({ isPaused }: { isPaused: boolean }) {
  const t = useTranslations("lifecycle.pause");
  if (!isPaused) return null;
  return (
    <Badge tone="warning" icon={<CirclePause aria-hidden size={12} />}>
      {t("paused")}
    </Badge>
  );
}
