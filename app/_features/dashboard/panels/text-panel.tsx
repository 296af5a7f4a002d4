import { PanelPlugin, renderTextPanelMarkdown, textUtil, type PanelProps } from "@grafana/data";
import { useContext } from "react";
import { grafanaAnchors } from "./grafana-anchors";
import { optionDefaults } from "./panel-defaults";
import { PanelLinkContext } from "./panel-link-context";
import styles from "./text-panel.module.css";

interface Options {
  mode: "markdown" | "html" | "code";
  content: string;
}

/** What the author wrote, with everything that could run taken out. */
function TextDrawing({ options, replaceVariables }: PanelProps<Options>) {
  const { grafanaUrl } = useContext(PanelLinkContext);
  if (options.mode === "code") return <pre className={styles.code}>{replaceVariables(options.content)}</pre>;
  const text = replaceVariables(options.content, {}, "html");
  const html = options.mode === "markdown" ? renderTextPanelMarkdown(text) : textUtil.sanitizeTextPanelContent(text);
  return (
    <div
      className={`markdown-html ${styles.text}`}
      dangerouslySetInnerHTML={{ __html: grafanaAnchors(html, grafanaUrl) }}
    />
  );
}

/** Markdown, HTML or code. */
export const textPanel = () =>
  new PanelPlugin<Options>(TextDrawing).setPanelOptions(optionDefaults<Options>({ mode: "markdown", content: "" }));
