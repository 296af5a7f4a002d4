import { HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** Colours of the page's theme: they change with it. */
export const editorColors = HighlightStyle.define([
  { tag: tags.function(tags.variableName), color: "var(--gf-text-link)" },
  { tag: tags.variableName, color: "var(--gf-text-primary)" },
  { tag: tags.propertyName, color: "var(--gf-info-text)" },
  { tag: [tags.string, tags.atom], color: "var(--gf-success-text)" },
  { tag: tags.number, color: "var(--gf-warning-text)" },
  { tag: [tags.keyword, tags.operator], color: "var(--gf-sev2-text)" },
  { tag: tags.comment, color: "var(--gf-text-secondary)", fontStyle: "italic" },
]);
