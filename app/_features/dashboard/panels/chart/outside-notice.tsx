import type { DataFrame, PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import stateStyles from "../panel-state.module.css";
import styles from "./outside-notice.module.css";
import { outsideRange } from "./outside-range";

/** A lone sample is shown in the middle of two minutes. */
const AROUND_MS = 60_000;

interface OutsideNoticeProps {
  frames: readonly DataFrame[];
  panel: Pick<PanelProps, "timeRange" | "onChangeTimeRange">;
}

/** Says over an empty chart that its data lies elsewhere in time, and goes there. */
export function OutsideNotice({ frames, panel }: OutsideNoticeProps) {
  const { timeRange, onChangeTimeRange } = panel;
  const words = useTranslations("charts");
  const span = useMemo(() => outsideRange(frames, timeRange), [frames, timeRange]);
  if (!span) return null;
  const around = span.from === span.to ? AROUND_MS : 0;
  return (
    <div className={styles.over}>
      <div className={styles.notice}>
        <span>{words("outside")}</span>
        <button
          type="button"
          className={stateStyles.action}
          onClick={() => onChangeTimeRange({ from: span.from - around, to: span.to + around })}
        >
          {words("zoomToData")}
        </button>
      </div>
    </div>
  );
}
