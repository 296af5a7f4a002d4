import { useTranslations } from "next-intl";
import { SEVERITY_LOOK } from "@/app/_features/incident/severity-look";
import { classNames } from "@/app/_ui/class-names";
import type { Severity } from "@/server/incident/contract";

export function SeverityBadge({ severity, className }: { severity: Severity; className?: string }) {
  const t = useTranslations("common.severity");
  const look = SEVERITY_LOOK[severity];
  return (
    <span className={classNames("inline-flex items-center gap-1.5 font-mono font-medium", look.text, className)}>
      <span aria-hidden className="flex h-4 w-1.5 items-end rounded-xs bg-selected">
        <span className={classNames("w-full rounded-xs", look.bar, look.height)} />
      </span>
      {t(`${severity}.name`)}
    </span>
  );
}
