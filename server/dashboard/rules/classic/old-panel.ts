import type { PanelNote } from "../../contract";
import type { Json } from "../json-values";

/** A panel that was read from a type or form that Grafana no longer writes. */
export interface OldPanel {
  type: string;
  options: Json;
  fieldConfig: { defaults: Json; overrides: Json[] };
  transformations?: Json[];
  notes?: PanelNote[];
}

/** How one old type is read; what it leaves out keeps its stored value. `stored` may hold anything. */
export type ReadOldPanel = (stored: Json, fieldConfig: { defaults: Json; overrides: Json[] }) => OldPanel;

/** The note of an option that has no counterpart today. */
export const optionNote = (name: string): PanelNote => ({ code: "option", subject: name });
