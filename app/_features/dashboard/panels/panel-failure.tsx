import type { DataQueryError, DataQueryRequest } from "@grafana/data";
import { SceneQueryRunner } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { sceneObjectOf } from "../data/room-context";
import styles from "./panel-state.module.css";

/** Below this height there is only room for one line. */
const COMPACT_PX = 110;

interface PanelFailureProps {
  failure?: DataQueryError;
  request?: DataQueryRequest;
  height: number;
}

/** What failed, why as far as it is known, and a way to try again. */
export function PanelFailure({ failure, request, height }: PanelFailureProps) {
  const words = useTranslations("panels");
  const message = failure?.message ?? words("failure.INTERNAL");
  const reason = failure?.data?.message;
  const compact = height < COMPACT_PX;
  const retry = (): void => {
    const runner = request && sceneObjectOf(request.scopedVars);
    if (runner instanceof SceneQueryRunner) runner.runQueries();
  };
  return (
    <div className={`${styles.centre} ${compact ? styles.compact : ""}`} title={compact ? reason : undefined}>
      <div className={styles.failure}>{message}</div>
      {!compact && reason && reason !== message && <div className={styles.reason}>{reason}</div>}
      {request && (
        <button type="button" className={styles.action} onClick={retry}>
          {words("retry")}
        </button>
      )}
    </div>
  );
}
