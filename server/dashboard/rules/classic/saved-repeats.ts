import { jsonsOf, type Json } from "../json-values";

/** Up to Grafana 7 the copies of a repeated panel or row were saved with it; they are made anew. */
export function withoutSavedRepeats(panels: readonly Json[]): Json[] {
  const ids = new Set(panels.flatMap((panel) => [panel.id, ...jsonsOf(panel.panels).map(({ id }) => id)]));
  const isCopy = ({ id, repeatPanelId }: Json): boolean =>
    typeof repeatPanelId === "number" && repeatPanelId !== id && ids.has(repeatPanelId);
  return panels
    .filter((panel) => !isCopy(panel))
    .map((panel) =>
      Array.isArray(panel.panels)
        ? { ...panel, panels: jsonsOf(panel.panels).filter((child) => !isCopy(child)) }
        : panel,
    );
}

/** Before Grafana 5 the copies of a repeated row were rows that name it and do not repeat themselves. */
export const withoutSavedRows = (rows: readonly Json[]): Json[] =>
  rows.filter((row) => !(typeof row.repeatRowId === "number" && row.repeatIteration && !row.repeat));
