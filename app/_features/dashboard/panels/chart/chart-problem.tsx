import { useTranslations } from "next-intl";
import styles from "../panel-state.module.css";

/** Why an answer cannot be drawn as this chart. */
export type ChartProblemKind =
  | "noTime"
  | "noNumber"
  | "noCategory"
  | "noField"
  | "notAscending"
  | "noPrices"
  | "noVolume"
  | "noBuckets"
  | "noSeries"
  | "noStates";

/** There is data, but not of the kind that the chart needs. */
export function ChartProblem({ kind, field }: { kind: ChartProblemKind; field?: string }) {
  const words = useTranslations("charts");
  return <div className={`${styles.centre} ${styles.quiet}`}>{words(`problem.${kind}`, { field: field ?? "" })}</div>;
}
