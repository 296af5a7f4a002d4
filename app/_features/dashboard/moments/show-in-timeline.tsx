import { useTranslations } from "next-intl";
import { moments } from "@/app/_lib/moments";
import styles from "./show-in-timeline.module.css";

/** Leads from a point of a chart to what was going on at that time. */
export function ShowInTimeline({ at }: { at: number }) {
  const words = useTranslations("replay.moments");
  return (
    <div className={styles.footer}>
      <button type="button" className={styles.action} onClick={() => moments.pick(at)}>
        {words("showInTimeline")}
      </button>
    </div>
  );
}
