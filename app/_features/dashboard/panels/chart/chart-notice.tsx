import { useTranslations } from "next-intl";
import styles from "./chart-notice.module.css";

/** Says over the chart that not everything is drawn. */
export function ChartNotice({
  shown,
  total,
  of = "series",
}: {
  shown: number;
  total: number;
  of?: "series" | "cells";
}) {
  const words = useTranslations("charts");
  if (shown >= total) return null;
  return (
    <div className={styles.notice} role="note" title={words(of === "cells" ? "notAllCellsTip" : "notAllTip")}>
      {words(of === "cells" ? "notAllCells" : "notAll", { shown, total })}
    </div>
  );
}
