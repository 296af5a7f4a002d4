import { jsonOf, textOf } from "../json-values";
import type { ReadOldPanel } from "./old-panel";

/** `text`: its content stood beside the options before Grafana 7, and could be plain text before 9. */
export const migrateTextPanel: ReadOldPanel = (stored, fieldConfig) => {
  const options = jsonOf(stored.options);
  const mode = textOf(options.mode) || textOf(stored.mode) || "markdown";
  const content = textOf(options.content) || textOf(stored.content);
  const plain = { mode: "code", code: { language: "plaintext", showLineNumbers: false, showMiniMap: false } };
  return { type: "text", options: { ...options, ...(mode === "text" ? plain : { mode }), content }, fieldConfig };
};
