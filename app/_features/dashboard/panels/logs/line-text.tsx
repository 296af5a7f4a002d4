import { useTheme2 } from "@grafana/ui";
import { HighlightedText } from "../highlighted-text";
import { ansiSpans } from "./ansi-spans";
import { lineTokens, type TokenKind } from "./line-tokens";
import styles from "./logs-panel.module.css";

const TOKEN_COLORS: Record<TokenKind, string | null> = {
  plain: null,
  key: "blue",
  string: "green",
  number: "orange",
  level: "purple",
};

interface LineTextProps {
  body: string;
  search: string;
  /** Keys, texts and numbers in colours of their own; a line that brings colours keeps those. */
  colored: boolean;
}

/** The text of one line. */
export function LineText({ body, search, colored }: LineTextProps) {
  const { visualization, isDark } = useTheme2();
  const isAnsi = body.includes("\u001b");
  if (!isAnsi && !colored) return <HighlightedText text={body} search={search} />;
  const parts = isAnsi
    ? ansiSpans(body).map(({ text, color = null, bold = false }) => ({ text, color, bold }))
    : lineTokens(body).map(({ text, kind }) => ({ text, color: TOKEN_COLORS[kind], bold: false }));
  return parts.map(({ text, color, bold }, index) => (
    <span
      // oxlint-disable-next-line react/no-array-index-key -- the parts of a line never move
      key={index}
      className={bold ? styles.bold : undefined}
      style={color ? { color: visualization.getColorByName(`${isDark ? "light" : "dark"}-${color}`) } : undefined}
    >
      <HighlightedText text={text} search={search} />
    </span>
  ));
}
