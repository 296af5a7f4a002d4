import { useTranslations } from "next-intl";
import { RoomFailure } from "../data/room-api";
import styles from "../panels/panel-state.module.css";
import type { PinnedPanel } from "../scene/build-panel-set";
import { useSayFailure } from "../use-say-failure";
import frame from "./arrange-frame.module.css";

/** Stands where a pinned panel cannot be drawn: which one, and why. */
export function MissingPanel({ panel }: { panel: PinnedPanel }) {
  const t = useTranslations("evidence");
  const say = useSayFailure();
  const { dashboard, title } = panel;
  const failure = dashboard instanceof RoomFailure ? dashboard : null;
  const gone = !failure || failure.code === "NOT_FOUND" || failure.code === "PANEL_NOT_IN_ROOM";
  return (
    <section className={frame.missing} aria-label={title || t("arrange.untitled")}>
      <div className={styles.centre}>
        <div className={styles.failure}>{title || t("arrange.untitled")}</div>
        <div className={styles.reason}>{gone ? t("gone") : say(failure.code, failure.details)}</div>
      </div>
    </section>
  );
}
