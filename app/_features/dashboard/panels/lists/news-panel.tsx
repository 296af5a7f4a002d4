import { PanelPlugin, textUtil, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { optionDefaults } from "../panel-defaults";
import styles from "../panel-state.module.css";

interface Options {
  feedUrl?: string;
}

const GRAFANA_BLOG = "https://grafana.com/blog/";

/** The address of a feed that may be followed, or null. */
function feedAddress(stored: string | undefined): URL | null {
  if (!stored) return new URL(GRAFANA_BLOG);
  try {
    const url = new URL(textUtil.sanitizeUrl(stored));
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function NewsDrawing({ options, replaceVariables }: PanelProps<Options>) {
  const words = useTranslations("visuals.news");
  const url = feedAddress(options.feedUrl && replaceVariables(options.feedUrl));
  return (
    <div className={styles.centre}>
      <div className={styles.quiet}>{words(url ? "why" : "broken")}</div>
      {url && (
        <a className={styles.action} href={url.href} target="_blank" rel="noreferrer">
          {options.feedUrl ? words("open", { host: url.host }) : words("grafana")}
        </a>
      )}
    </div>
  );
}

/** A news feed, as a link: a feed of another server is not read into the page. */
export const newsPanel = () =>
  new PanelPlugin<Options>(NewsDrawing).setPanelOptions(optionDefaults<Options>({ feedUrl: "" }));
