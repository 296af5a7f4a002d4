import { PanelPlugin, type PanelProps } from "@grafana/data";
import { TagList } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import type { ListedDashboard, PanelList } from "@/server/dashboard/contract/panel-lists";
import { optionDefaults } from "../panel-defaults";
import { PanelLinkContext } from "../panel-link-context";
import { PanelNotice } from "../panel-notice";
import { dashboardAddress } from "./dashboard-address";
import { ListBody } from "./list-body";
import { usePanelList } from "./use-panel-list";
import styles from "./lists.module.css";

interface Options {
  showStarred: boolean;
  showRecentlyViewed: boolean;
  showSearch: boolean;
  showHeadings: boolean;
  showFolderNames: boolean;
  keepTime: boolean;
  includeVars: boolean;
  maxItems: number;
  query: string;
  tags: string[];
}

function DashboardListDrawing(props: PanelProps<Options>) {
  const { options, height, replaceVariables } = props;
  const words = useTranslations("visuals.lists");
  const { grafanaUrl } = useContext(PanelLinkContext);
  const read = usePanelList<PanelList<ListedDashboard>>("dashboard-list", props);
  const params = [
    options.keepTime ? replaceVariables("${__url_time_range}") : "",
    options.includeVars ? replaceVariables("${__all_variables}") : "",
  ];
  const personal = options.showStarred || options.showRecentlyViewed;
  return (
    <ListBody read={read} height={height}>
      {({ items }) => (
        <>
          {options.showSearch && options.showHeadings && (
            <h6 className={styles.heading}>{words("dashboards.search")}</h6>
          )}
          {options.showSearch && items.length === 0 && <PanelNotice>{words("empty.dashboards")}</PanelNotice>}
          <ul className={styles.list} aria-label={words("dashboards.label")}>
            {items.map(({ uid, title, folderTitle, tags }) => (
              <li key={uid} className={styles.item}>
                <span className={styles.main}>
                  {grafanaUrl === null ? (
                    title
                  ) : (
                    <a href={dashboardAddress({ grafanaUrl, uid, params })}>{title || uid}</a>
                  )}
                  {options.showFolderNames && folderTitle !== "" && <span className={styles.quiet}>{folderTitle}</span>}
                </span>
                {tags.length > 0 && <TagList tags={tags} displayMax={4} className={styles.tags} />}
              </li>
            ))}
          </ul>
          {personal && <PanelNotice>{words("dashboards.starred")}</PanelNotice>}
        </>
      )}
    </ListBody>
  );
}

/** Dashboards, as links. */
export const dashboardListPanel = () =>
  new PanelPlugin<Options>(DashboardListDrawing).setPanelOptions(
    optionDefaults<Options>({
      showStarred: true,
      showRecentlyViewed: false,
      showSearch: false,
      showHeadings: true,
      showFolderNames: true,
      keepTime: false,
      includeVars: false,
      maxItems: 10,
      query: "",
      tags: [],
    }),
  );
