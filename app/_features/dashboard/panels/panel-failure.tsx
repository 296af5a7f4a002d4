import type { DataQueryError, DataQueryRequest } from "@grafana/data";
import { SceneQueryRunner } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { sceneObjectOf } from "../data/room-context";
import styles from "./panel-state.module.css";

/** Below this height there is only room for one line. */
const COMPACT_PX = 110;

/** What passes without anybody's doing: asked again by itself, in moments that differ from panel to panel. */
const PASSING = new Set(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "SERVER_UNREACHABLE", "RATE_LIMITED"]);
const AGAIN_MS = 4_000;

interface PanelFailureProps {
  failure?: DataQueryError;
  request?: DataQueryRequest;
  height: number;
  /** How to try again what is no query. */
  onRetry?: () => void;
}

/** What failed, why as far as it is known, and a way to try again. */
export function PanelFailure({ failure, request, height, onRetry }: PanelFailureProps) {
  const words = useTranslations("panels");
  const message = failure?.message ?? words("failure.INTERNAL");
  const reason = failure?.data?.message;
  const compact = height < COMPACT_PX;
  const runAgain = (): void => {
    const runner = request && sceneObjectOf(request.scopedVars);
    if (runner instanceof SceneQueryRunner) runner.runQueries();
  };
  const retry = onRetry ?? (request && runAgain);
  const retryBySelf = useEffectEvent(() => retry?.());
  const passes = PASSING.has(failure?.data?.error ?? "");
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setInterval(() => !document.hidden && retryBySelf(), AGAIN_MS * (1 + Math.random()));
    return () => clearInterval(timer);
  }, [passes]);
  return (
    <div className={`${styles.centre} ${compact ? styles.compact : ""}`} title={compact ? reason : undefined}>
      <div className={styles.failure}>{message}</div>
      {!compact && reason && reason !== message && <div className={styles.reason}>{reason}</div>}
      {retry && (
        <button type="button" className={styles.action} onClick={retry}>
          {words("retry")}
        </button>
      )}
    </div>
  );
}
