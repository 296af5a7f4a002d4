import { History } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** Stands where one writes while one looks at the past. */
export function ReplayNotice({ at, failed, onLeave }: { at: number; failed: string | null; onLeave: () => void }) {
  const t = useTranslations("replay.bar");
  const format = useFormatter();
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="flex items-center gap-2 border-t border-weak px-3 py-3 text-sm text-secondary">
      <History aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 grow">{failed ?? t("looking", { time: format.dateTime(at, { ...CLOCK, timeZone }) })}</p>
      <Button size="sm" onClick={onLeave}>
        {t("back")}
      </Button>
    </div>
  );
}
