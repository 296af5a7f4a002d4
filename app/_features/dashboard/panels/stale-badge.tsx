import { dateTimeFormat, type DataQueryRequest, type TimeZone } from "@grafana/data";
import { useTranslations } from "next-intl";
import { sceneObjectOf } from "../data/room-context";
import { staleness } from "../data/staleness";
import styles from "./stale-badge.module.css";

interface StaleBadgeProps {
  request?: DataQueryRequest;
  timeZone: TimeZone;
}

/** Says that what is drawn is old because Grafana has failed since. */
export function StaleBadge({ request, timeZone }: StaleBadgeProps) {
  const words = useTranslations("panels");
  const since = request?.scopedVars?.__sceneObject ? staleness.of(sceneObjectOf(request.scopedVars)) : null;
  if (since === null) return null;
  return (
    <div role="note" className={styles.badge}>
      {words("stale", { time: dateTimeFormat(since, { timeZone, format: "HH:mm:ss" }) })}
    </div>
  );
}
