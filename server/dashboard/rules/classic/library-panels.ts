import type { PanelNote } from "../../contract";
import { isJson, ownField, textOf, type Json } from "../json-values";
import type { Filled } from "./migrate-panel";

/** What Grafana calls a panel of which only the reference is stored. */
export const LIBRARY_PANEL_TYPE = "library-panel-ref";

const uidOf = (panel: Json): string => (isJson(panel.libraryPanel) ? textOf(panel.libraryPanel.uid) : "");

/** Grafana 8 saved a copy of the model beside the reference. */
const hasCopy = ({ type, targets, options }: Json): boolean =>
  textOf(type) !== "" && type !== LIBRARY_PANEL_TYPE && (Array.isArray(targets) || isJson(options));

/** A model that only names another one is followed; one that has a type of its own is what shall be drawn. */
function modelOf(uid: string, models: Readonly<Record<string, unknown>>): Json | PanelNote["code"] {
  const seen = new Set<string>();
  for (let wanted = uid; ;) {
    if (seen.has(wanted)) return "library-panel-cyclic";
    seen.add(wanted);
    const model = ownField(models, wanted);
    if (!isJson(model)) return "library-panel-missing";
    const type = textOf(model.type);
    if (type !== "" && type !== LIBRARY_PANEL_TYPE && type !== "row") return model;
    const next = uidOf(model);
    if (next === "") return "library-panel-missing";
    wanted = next;
  }
}

/**
 * A panel with the shared model that it names filled in. Place, title and repetition are the dashboard's; one whose
 * model cannot be had keeps its place and says so.
 */
export function withLibraryPanel(stored: Json, models: Readonly<Record<string, unknown>>): Filled {
  const uid = uidOf(stored);
  if (uid === "") return { panel: stored, notes: [] };
  const model = modelOf(uid, models);
  if (typeof model === "string") {
    if (model === "library-panel-missing" && hasCopy(stored)) return { panel: stored, notes: [] };
    return { panel: { ...stored, type: LIBRARY_PANEL_TYPE }, notes: [{ code: model, subject: uid }] };
  }
  const { id, gridPos, repeat, repeatDirection, maxPerRow, libraryPanel } = stored;
  const title = textOf(stored.title) || textOf(model.title);
  return { panel: { ...model, id, gridPos, repeat, repeatDirection, maxPerRow, libraryPanel, title }, notes: [] };
}
