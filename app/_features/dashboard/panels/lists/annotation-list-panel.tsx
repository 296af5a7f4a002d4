import {
  PanelPlugin,
  dateTimeFormat,
  dateTimeFormatTimeAgo,
  rangeUtil,
  textUtil,
  type PanelProps,
} from "@grafana/data";
import { TagList } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import type { ListedAnnotation, PanelList } from "@/server/dashboard/contract/panel-lists";
import { optionDefaults } from "../panel-defaults";
import { PanelLinkContext } from "../panel-link-context";
import { PanelMessage } from "../panel-message";
import { plainText } from "../text/plain-text";
import { dashboardAddress } from "./dashboard-address";
import { ListBody } from "./list-body";
import { usePanelList } from "./use-panel-list";
import styles from "./lists.module.css";

interface Options {
  limit: number;
  tags: string[];
  onlyFromThisDashboard: boolean;
  onlyInTimeRange: boolean;
  showTags: boolean;
  showTime: boolean;
  showUser: boolean;
  navigateToPanel: boolean;
  navigateBefore: string;
  navigateAfter: string;
}

/** A length such as `10m` in milliseconds; what cannot be read is Grafana's default. */
function lengthOf(text: string): number {
  try {
    return rangeUtil.intervalToMs(text);
  } catch {
    return 10 * 60_000;
  }
}

function AnnotationListDrawing(props: PanelProps<Options>) {
  const { options, height, timeZone } = props;
  const words = useTranslations("visuals.lists");
  const { grafanaUrl, readList } = useContext(PanelLinkContext);
  const read = usePanelList<PanelList<ListedAnnotation>>("annotation-list", props);
  const linkOf = ({ dashboardUid, panelId, time, timeEnd }: ListedAnnotation): string | null => {
    const uid = dashboardUid || readList?.dashboardUid;
    if (grafanaUrl === null || !uid) return null;
    const range = `from=${time - lengthOf(options.navigateBefore)}&to=${timeEnd + lengthOf(options.navigateAfter)}`;
    const panel = options.navigateToPanel && panelId > 0 ? `viewPanel=${panelId}` : "";
    return dashboardAddress({ grafanaUrl, uid, params: [range, panel] });
  };
  return (
    <ListBody read={read} height={height}>
      {({ items }) =>
        items.length === 0 ? (
          <PanelMessage>{words("empty.annotations")}</PanelMessage>
        ) : (
          <ul className={styles.list} aria-label={words("annotations.label")}>
            {items.map((item) => {
              const text = plainText(textUtil.sanitize(item.text)) || words("annotations.untitled");
              const href = linkOf(item);
              return (
                <li key={item.id} className={styles.item}>
                  <span className={styles.main}>
                    {href === null ? text : <a href={href}>{text}</a>}
                    <span className={styles.quiet}>
                      {options.showTime && (
                        <time dateTime={new Date(item.time).toISOString()} title={dateTimeFormatTimeAgo(item.time)}>
                          {dateTimeFormat(item.time, { timeZone })}
                        </time>
                      )}
                      {options.showUser && item.author !== "" && ` ${words("annotations.by", { name: item.author })}`}
                    </span>
                  </span>
                  {options.showTags && item.tags.length > 0 && (
                    <TagList tags={item.tags} displayMax={6} className={styles.tags} />
                  )}
                </li>
              );
            })}
          </ul>
        )
      }
    </ListBody>
  );
}

/** Annotations, newest first. */
export const annotationListPanel = () =>
  new PanelPlugin<Options>(AnnotationListDrawing).setPanelOptions(
    optionDefaults<Options>({
      limit: 10,
      tags: [],
      onlyFromThisDashboard: false,
      onlyInTimeRange: false,
      showTags: true,
      showTime: true,
      showUser: true,
      navigateToPanel: true,
      navigateBefore: "10m",
      navigateAfter: "10m",
    }),
  );
