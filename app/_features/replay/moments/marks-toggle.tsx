import { ChartNoAxesGantt } from "lucide-react";
import { useTranslations } from "next-intl";
import { moments } from "@/app/_lib/moments";
import { useMoments } from "@/app/_lib/use-moments";
import { IconButton } from "@/app/_ui/icon-button";

/** Shows and hides on the charts what mattered. */
export function MarksToggle() {
  const t = useTranslations("replay.moments");
  const { showsKey } = useMoments();
  return (
    <IconButton
      label={t(showsKey ? "hideMarks" : "showMarks")}
      aria-pressed={showsKey}
      icon={<ChartNoAxesGantt aria-hidden size={16} />}
      onClick={() => moments.toggleKey()}
      className="max-room:hidden aria-pressed:text-primary"
    />
  );
}
