import { Activity, Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import { Duration } from "@/app/_ui/duration";
import type { FiringName } from "@/server/alert/contract/room-firings";
import { FiringMark } from "./firing-mark";

export interface FiringItemProps {
  firing: FiringName;
  /** Up to when it is counted; null counts on. */
  until: string | null;
}

/** What fires under one name, in a line: how bad, how many, how long. */
export function FiringItem({ firing, until }: FiringItemProps) {
  const t = useTranslations("alertStrip");
  const { name, since } = firing;
  const isHeld = firing.firing === 0;
  const count = isHeld ? firing.silenced : firing.firing;
  const isTaken = firing.acknowledged >= firing.firing + firing.silenced;
  return (
    <>
      <FiringMark firing={firing} />
      <span
        dir="auto"
        className={classNames(
          "min-w-0 truncate",
          isHeld ? "text-secondary line-through decoration-1" : "font-medium text-primary",
        )}
      >
        {name}
      </span>
      <span className="sr-only">{t(isHeld ? "silencedCount" : "firingCount", { count })}</span>
      {count > 1 && (
        <span aria-hidden className="tabular shrink-0 text-primary">
          {t("times", { count })}
        </span>
      )}
      {firing.isFlapping && (
        <span className="inline-flex shrink-0 text-warning">
          <Activity aria-hidden size={14} />
          <span className="sr-only">{t("flapping")}</span>
        </span>
      )}
      {isTaken && (
        <span className="inline-flex shrink-0 text-success">
          <Check aria-hidden size={14} />
          <span className="sr-only">{t("acknowledged")}</span>
        </span>
      )}
      <Duration from={since} to={until} className="shrink-0 text-xs text-secondary" />
    </>
  );
}
