import { ChartNoAxesColumn } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** Which panels could not be captured. */
export function EvidenceMissing({ event }: LineProps) {
  const { t, text, texts, b } = useLineParts(event);
  const { missing, all } = event.payload;
  const count = (value: unknown): number => (typeof value === "number" ? value : 0);
  const titles = texts("titles").map((title) => title || t("untitledPanel"));
  const more = Math.max(0, count(missing) - titles.length);
  return (
    <SystemLine icon={ChartNoAxesColumn} event={event}>
      {t.rich("evidenceMissing", {
        b,
        missing: count(missing),
        all: count(all),
        titles: titles.join(", ") || t("unknownValue"),
        more,
        code: text("code"),
      })}
    </SystemLine>
  );
}
