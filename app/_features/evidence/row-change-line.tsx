import { useFormatter, useTranslations } from "next-intl";
import type { RowChange } from "@/server/evidence/rules/compare-rows";

const MOST_CELLS = 6;
const TEXT_MAX = 120;

/** A row of a table or a line of a log that differs, and what became of its values. */
export function RowChangeLine({ change }: { change: RowChange }) {
  const t = useTranslations("snapshots");
  const format = useFormatter();
  const { kind, title, cells } = change;
  const value = (of: unknown): string => {
    if (of === null || of === undefined) return "–";
    if (typeof of === "number") return format.number(of, { maximumSignificantDigits: 6 });
    const text = typeof of === "string" ? of : JSON.stringify(of);
    return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  };
  return (
    <li className="[overflow-wrap:anywhere]">
      <span className="text-secondary">{t(`rows.${kind}`)}</span>{" "}
      <span className="font-mono text-xs">{title || t("untitled")}</span>
      {cells.length > 0 && (
        <ul className="tabular ps-4 text-xs text-secondary">
          {cells.slice(0, MOST_CELLS).map(({ column, before, after }) => (
            <li key={column}>{t("difference.cell", { column, before: value(before), after: value(after) })}</li>
          ))}
          {cells.length > MOST_CELLS && <li>{t("difference.morePoints", { count: cells.length - MOST_CELLS })}</li>}
        </ul>
      )}
    </li>
  );
}
