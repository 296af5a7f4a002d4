import { EditorView } from "@codemirror/view";

const BORDER = "1px solid var(--gf-border-medium)";

/** The editor and what it opens, in the page's own variables. */
export const editorTheme = EditorView.theme({
  "&": {
    fontSize: "14px",
    color: "var(--gf-text-primary)",
    background: "var(--gf-canvas)",
    border: "1px solid var(--gf-border-input)",
    borderRadius: "var(--gf-radius)",
  },
  "&.cm-focused": { outline: "2px solid var(--gf-focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "22px", maxHeight: "30vh", minHeight: "44px" },
  ".cm-content": { caretColor: "var(--gf-text-max)", padding: "10px 0" },
  ".cm-line": { padding: "0 10px" },
  ".cm-cursor": { borderLeftColor: "var(--gf-text-max)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--gf-selected)",
  },
  ".cm-placeholder": { color: "var(--gf-text-disabled)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--gf-selected)", color: "inherit" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--gf-error-text)",
    textUnderlineOffset: "4px",
  },
  ".cm-tooltip": {
    background: "var(--gf-elevated)",
    color: "var(--gf-text-primary)",
    border: BORDER,
    borderRadius: "var(--gf-radius)",
    boxShadow: "var(--gf-shadow-overlay)",
    overflow: "hidden",
    zIndex: "60",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", lineHeight: "20px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--gf-selected)", color: "var(--gf-text-max)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "500", color: "var(--gf-text-link)" },
  ".cm-diagnostic": { padding: "6px 10px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--gf-error-text)" },
});
