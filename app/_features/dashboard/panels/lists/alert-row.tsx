import { dateTimeFormat, dateTimeFormatTimeAgo } from "@grafana/data";
import { CircleAlert, CircleCheck, CircleHelp, CircleX, Clock, Undo2, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContext, useId, useState } from "react";
import type { ListedAlert, ListedAlertState } from "@/server/dashboard/contract/panel-lists";
import parts from "../panel-parts.module.css";
import { PanelLinkContext } from "../panel-link-context";
import styles from "./lists.module.css";

const ICONS: Record<ListedAlertState, LucideIcon> = {
  firing: CircleAlert,
  pending: Clock,
  recovering: Undo2,
  noData: CircleHelp,
  error: CircleX,
  normal: CircleCheck,
};

function State({ state }: { state: ListedAlertState }) {
  const words = useTranslations("visuals.lists.alerts");
  const Icon = ICONS[state];
  return (
    <span className={`${styles.state} ${styles[state] ?? ""}`}>
      <Icon size={14} aria-hidden />
      {words(`state.${state}`)}
    </span>
  );
}

function Since({ at, timeZone }: { at: number | null; timeZone: string }) {
  const words = useTranslations("visuals.lists.alerts");
  if (at === null) return null;
  return (
    <time className={styles.quiet} dateTime={new Date(at).toISOString()} title={dateTimeFormatTimeAgo(at)}>
      {words("since")} {dateTimeFormat(at, { timeZone })}
    </time>
  );
}

/** One rule: its state, since when, and on request the instances that are in it. */
export function AlertRow({ item, timeZone }: { item: ListedAlert; timeZone: string }) {
  const words = useTranslations("visuals.lists.alerts");
  const { grafanaUrl } = useContext(PanelLinkContext);
  const [open, setOpen] = useState(false);
  const id = useId();
  const { uid, name, folderTitle, state, activeAt, summary, instances } = item;
  const href =
    grafanaUrl !== null && uid !== "" ? `${grafanaUrl}/alerting/grafana/${encodeURIComponent(uid)}/view` : null;
  return (
    <li className={styles.item}>
      <div className={styles.main}>
        <span className={styles.alert}>
          <State state={state} />
          {href ? (
            <a href={href} target="_blank" rel="noreferrer">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
        <span className={styles.quiet}>{[folderTitle, summary].filter(Boolean).join(" · ")}</span>
        <Since at={activeAt} timeZone={timeZone} />
      </div>
      {instances.length > 0 && (
        <button
          type="button"
          className={parts.button}
          aria-expanded={open}
          aria-controls={id}
          title={words(open ? "hide" : "show")}
          onClick={() => setOpen(!open)}
        >
          {words("instances", { count: instances.length })}
        </button>
      )}
      <ul id={id} className={styles.instances} hidden={!open}>
        {open &&
          instances.map((instance) => (
            <li key={JSON.stringify(instance.labels)}>
              <State state={instance.state} />
              <span className={styles.labels}>
                {Object.entries(instance.labels)
                  .map(([label, value]) => `${label}=${value}`)
                  .join(" ")}
              </span>
              <Since at={instance.activeAt} timeZone={timeZone} />
            </li>
          ))}
      </ul>
    </li>
  );
}
