import { useFormatter, useTranslations } from "next-intl";
import type { ChangedPoint, SeriesChange } from "@/server/evidence/rules/compare-results";

const MOST_POINTS = 5;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: "UTC" } as const;

/** A series that differs, and its first points that do. */
export function SeriesChangeLine({ change }: { change: SeriesChange }) {
  const t = useTranslations("snapshots");
  const format = useFormatter();
  const { name, kind, added, missing, rewritten, marks } = change;
  const value = (of: ChangedPoint["before"]): string =>
    of === null ? "–" : typeof of === "number" ? format.number(of, { maximumSignificantDigits: 6 }) : String(of);
  const parts = [
    kind !== "changed" && t(`difference.series.${kind}`),
    added > 0 && t("difference.short.added", { count: added }),
    missing > 0 && t("difference.short.missing", { count: missing }),
    rewritten > 0 && t("difference.short.rewritten", { count: rewritten }),
  ].filter(Boolean);
  return (
    <li>
      <details>
        <summary className="cursor-pointer [overflow-wrap:anywhere]">
          <span className="font-mono text-xs">{name || t("untitled")}</span>{" "}
          <span className="text-secondary">{parts.join(" · ")}</span>
        </summary>
        <ul className="tabular ps-4 text-xs text-secondary">
          {marks.slice(0, MOST_POINTS).map((point) => (
            <li key={`${point.kind} ${String(point.time)}`}>
              {t(`difference.point.${point.kind}`, {
                time: format.dateTime(point.time, CLOCK),
                before: value(point.before),
                after: value(point.after),
              })}
            </li>
          ))}
          {marks.length > MOST_POINTS && <li>{t("difference.morePoints", { count: marks.length - MOST_POINTS })}</li>}
        </ul>
      </details>
    </li>
  );
}
