import { PanelPlugin, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AlertList } from "@/server/dashboard/contract/panel-lists";
import { optionDefaults } from "../panel-defaults";
import { PanelMessage } from "../panel-message";
import { PanelNotice } from "../panel-notice";
import { alertGroups } from "./alert-groups";
import { AlertRow } from "./alert-row";
import { ListBody } from "./list-body";
import { usePanelList } from "./use-panel-list";
import styles from "./lists.module.css";

interface Options {
  viewMode: "list" | "stat";
  groupMode: "default" | "custom";
  groupBy: string[];
}

/** Alert rules are evaluated every 10 s at the soonest. */
const EVERY_MS = 20_000;

function AlertListDrawing(props: PanelProps<Options>) {
  const { options, height, timeZone } = props;
  const words = useTranslations("visuals.lists");
  const read = usePanelList<AlertList>("alert-list", props, EVERY_MS);
  const { list } = read;
  const groups = useMemo(
    () => alertGroups(list?.items ?? [], options.groupMode === "custom" ? options.groupBy : []),
    [list, options],
  );
  return (
    <ListBody read={read} height={height}>
      {({ items, more, source }) => {
        if (source !== null) return <PanelMessage>{words("alerts.source", { name: source })}</PanelMessage>;
        const count = items.length + more;
        if (options.viewMode === "stat") {
          return (
            <div className={styles.stat} role="status" aria-label={words("alerts.count", { count })}>
              {count}
            </div>
          );
        }
        if (items.length === 0) return <PanelMessage>{words("empty.alerts")}</PanelMessage>;
        return (
          <>
            {groups.map(({ labels, items: own }) => (
              <section key={JSON.stringify(labels)}>
                {groups.length > 1 || labels.length > 0 ? (
                  <h6 className={styles.heading}>
                    {labels.length > 0
                      ? labels.map(([name, value]) => `${name}=${value}`).join(", ")
                      : words("alerts.ungrouped")}
                  </h6>
                ) : null}
                <ul className={styles.list} aria-label={words("alerts.label")}>
                  {own.map((item) => (
                    <AlertRow key={`${item.uid} ${item.group} ${item.name}`} item={item} timeZone={timeZone} />
                  ))}
                </ul>
              </section>
            ))}
            {more > 0 && <PanelNotice>{words("more", { count: more })}</PanelNotice>}
          </>
        );
      }}
    </ListBody>
  );
}

/** Alert rules and their present state. */
export const alertListPanel = () =>
  new PanelPlugin<Options>(AlertListDrawing).setPanelOptions(
    optionDefaults<Options>({ viewMode: "list", groupMode: "default", groupBy: [] }),
  );
