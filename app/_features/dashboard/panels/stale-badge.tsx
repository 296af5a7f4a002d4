import { dateTimeFormat, type DataQueryRequest, type TimeZone } from "@grafana/data";
import { useTranslations } from "next-intl";
import { sceneObjectOf } from "../data/room-context";
import { staleness } from "../data/staleness";
import styles from "./stale-badge.module.css";

interface StaleBadgeProps {
  request?: DataQueryRequest;
  timeZone: TimeZone;
}

/** Says that what is drawn is old, and whose answers have been missing since. */
export function StaleBadge({ request, timeZone }: StaleBadgeProps) {
  const words = useTranslations("panels");
  const stale = request?.scopedVars?.__sceneObject ? staleness.of(sceneObjectOf(request.scopedVars)) : null;
  if (stale === null) return null;
  return (
    <div role="note" className={styles.badge}>
      {words(stale.missing === "server" ? "staleOffline" : "stale", {
        time: dateTimeFormat(stale.since, { timeZone, format: "HH:mm:ss" }),
      })}
    </div>
  );
}
