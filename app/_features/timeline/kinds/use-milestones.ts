import { useFormatter, useTranslations } from "next-intl";
import { isolated } from "../isolated";
import { useTimeZone } from "../use-time-zone";

interface Milestone {
  name: string;
  at: unknown;
}

/** Moments of an incident with their times, as a list in words. */
export function useMilestones(): (milestones: readonly Milestone[]) => string {
  const t = useTranslations("timeline");
  const format = useFormatter();
  const timeZone = useTimeZone();
  return (milestones) =>
    format.list(
      milestones.map(({ name, at: told }) => {
        const at = new Date(typeof told === "string" ? told : Number.NaN);
        const when = Number.isNaN(at.getTime())
          ? t("timeUnknown")
          : format.dateTime(at, { dateStyle: "short", timeStyle: "short", hourCycle: "h23", timeZone });
        const key = `milestone.${name}`;
        return `${t.has(key as never) ? t(key as never) : isolated(name)} → ${when}`;
      }),
    );
}
