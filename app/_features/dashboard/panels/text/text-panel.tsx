import { PanelPlugin, renderTextPanelMarkdown, textUtil, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useContext, useMemo } from "react";
import { optionDefaults } from "../panel-defaults";
import { PanelLinkContext } from "../panel-link-context";
import { CodeText } from "./code-text";
import { grafanaAnchors } from "./grafana-anchors";
import { outsideMedia } from "./outside-media";
import styles from "./text-panel.module.css";

interface Options {
  mode: "markdown" | "html" | "code";
  content: string;
  code?: { language?: string; showLineNumbers?: boolean };
}

/** What the author wrote, with everything that could run taken out. */
function TextDrawing({ options, replaceVariables }: PanelProps<Options>) {
  const { mode, content, code } = options;
  const words = useTranslations("visuals.text");
  const { grafanaUrl } = useContext(PanelLinkContext);
  const text = replaceVariables(content, {}, mode === "code" ? undefined : "html");
  const [img, iframe] = [words("image"), words("page")];
  const html = useMemo(() => {
    if (mode === "code") return "";
    const safe = mode === "markdown" ? renderTextPanelMarkdown(text) : textUtil.sanitizeTextPanelContent(text);
    return grafanaAnchors(outsideMedia(safe, { img, iframe }), grafanaUrl);
  }, [mode, text, img, iframe, grafanaUrl]);
  if (mode === "code")
    return (
      <CodeText content={text} language={code?.language ?? "plaintext"} lineNumbers={code?.showLineNumbers === true} />
    );
  return <div className={`markdown-html ${styles.text}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Markdown, HTML or code. */
export const textPanel = () =>
  new PanelPlugin<Options>(TextDrawing).setPanelOptions(optionDefaults<Options>({ mode: "markdown", content: "" }));
