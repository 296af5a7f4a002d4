import { useTranslations } from "next-intl";
import type { RoomFailure } from "./data/room-api";
import styles from "./dashboard-failure.module.css";
import { useSayFailure } from "./use-say-failure";

/** The dashboard itself cannot be read: what failed, why, what still works, and a way to try again. */
export function DashboardFailure({ failure, onRetry }: { failure: RoomFailure; onRetry: () => void }) {
  const words = useTranslations("panels");
  const say = useSayFailure();
  const { code, details } = failure;
  const { reason } = details;
  const missing = code === "NOT_FOUND" && "dashboardUid" in details;
  const what = missing
    ? words("dashboard.missing")
    : code === "PANEL_NOT_IN_ROOM"
      ? words("dashboard.notInRoom")
      : say(code, details);
  return (
    <div role="alert" className={styles.card}>
      <h2 className={styles.title}>{words("dashboard.failed")}</h2>
      <p>{what}</p>
      {typeof reason === "string" && <p className={styles.reason}>{say("REASON", details)}</p>}
      <p className={styles.reason}>{words("dashboard.restGoesOn")}</p>
      <button type="button" className={styles.action} onClick={onRetry}>
        {words("retry")}
      </button>
    </div>
  );
}
