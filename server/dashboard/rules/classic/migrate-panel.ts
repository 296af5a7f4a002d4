import type { PanelNote } from "../../contract";
import { defined, isJson, jsonOf, numberOf, textOf, type Json } from "../json-values";
import { migrateFieldConfig } from "./migrate-field-config";
import { panelLinks } from "./migrate-links";
import { migrateOptions } from "./migrate-options";
import { migrateTransformations } from "./migrate-transformations";
import type { OldPanel } from "./old-panel";
import { oldPanelReader, storedType } from "./old-panel-reader";
import { namedTargets } from "./named-targets";

/** Numbers that divide the 24 columns of the grid. */
const FACTORS = [24, 12, 8, 6, 4, 3, 2, 1];

/** Before Grafana 6 a repeated panel had a least width instead of a most number in a line. */
function maxPerRow({ maxPerRow: most, minSpan }: Json): number | null {
  const span = numberOf(minSpan);
  if (numberOf(most) !== null || span === null || span <= 0) return numberOf(most);
  return FACTORS.find((factor) => factor <= 24 / span) ?? 1;
}

/** Panels that ask nothing. Grafana's own conversion of versions gives every panel an empty query. */
const WITHOUT_QUERIES = new Set(["text", "dashlist", "alertlist", "annolist", "news"]);

function alertNote({ alert }: Json): PanelNote[] {
  return isJson(alert) ? [{ code: "legacy-alert", subject: textOf(alert.name) }] : [];
}

function readPanel(stored: Json): OldPanel {
  const fieldConfig = migrateFieldConfig(stored.fieldConfig);
  const reader = oldPanelReader(stored);
  const type = storedType(stored);
  return reader ? reader({ ...stored, type }, fieldConfig) : { type, options: jsonOf(stored.options), fieldConfig };
}

/** A stored panel with its shared model filled in, and what was found amiss on the way. */
export interface Filled {
  panel: Json;
  notes: PanelNote[];
}

/** One panel that is not a row, of any version, in the form of schema version 42 and with nothing that the room does not use. */
export function migratePanel({ panel: stored, notes: before }: Filled, schemaVersion: number): Json {
  const { type, options, fieldConfig, transformations = stored.transformations, notes = [] } = readPanel(stored);
  return defined({
    id: stored.id,
    type,
    title: stored.title,
    description: stored.description,
    transparent: stored.transparent,
    gridPos: stored.gridPos,
    datasource: stored.datasource,
    targets: WITHOUT_QUERIES.has(type) ? [] : namedTargets(stored.targets),
    options: migrateOptions(type, options),
    fieldConfig,
    transformations: migrateTransformations(transformations, schemaVersion),
    interval: textOf(stored.interval).replace(/^>\s*/, "") || undefined,
    maxDataPoints: numberOf(stored.maxDataPoints),
    timeFrom: stored.timeFrom,
    timeShift: stored.timeShift,
    hideTimeOverride: stored.hideTimeOverride,
    repeat: textOf(stored.repeat) || undefined,
    repeatDirection: stored.repeatDirection,
    maxPerRow: maxPerRow(stored),
    pluginVersion: stored.pluginVersion,
    libraryPanel: stored.libraryPanel,
    links: panelLinks(stored.links),
    notes: [...before, ...alertNote(stored), ...notes],
  });
}
