import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { useNow } from "@/app/_ui/use-now";
import type { Preferences } from "@/server/notification/contract";

export interface PauseChoiceProps {
  pausedUntil: string | null;
  onChange: (change: Pick<Preferences, "pausedUntil">) => void;
}

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 8;

function tomorrowMorning(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR);
}

/** Silence for a while. */
export function PauseChoice({ pausedUntil, onChange }: PauseChoiceProps) {
  const t = useTranslations("notification.quiet");
  const now = useNow();
  const pause = (until: Date | null) => onChange({ pausedUntil: until?.toISOString() ?? null });
  const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > now.getTime();
  return (
    <div className="grid gap-2">
      <div role="group" aria-label={t("pause")} className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-primary">
          {isPaused ? t.rich("pausedUntil", { when: () => <TimeStamp at={pausedUntil} /> }) : t("pause")}
        </span>
        {isPaused ? (
          <Button onClick={() => pause(null)}>{t("resume")}</Button>
        ) : (
          <>
            <Button onClick={() => pause(new Date(Date.now() + HOUR_MS))}>{t("hour")}</Button>
            <Button onClick={() => pause(tomorrowMorning(new Date()))}>{t("tomorrow")}</Button>
          </>
        )}
      </div>
      <p className="text-sm text-secondary">{t("pauseHint")}</p>
    </div>
  );
}
